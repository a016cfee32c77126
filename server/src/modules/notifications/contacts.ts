import type { Tx } from '#foundation/db'
import { randomToken } from '#foundation/ids'
import { type ContactInput, type ContactRow, erasePerson, upsertContact } from './contacts.sql.ts'
import { isTimezone } from './quiet-hours.ts'

/** Bytes of the secret in the unsubscribe link. */
const TOKEN_BYTES = 24

/**
 * Keep how to reach a person: called by whoever knows people, when they register and when they
 * change. What is left out stays as it was. An unknown time zone is passed over.
 */
export function keepContact(tx: Tx, contact: ContactInput): Promise<ContactRow> {
  const timezone = contact.timezone && isTimezone(contact.timezone) ? contact.timezone : undefined
  return upsertContact(tx, { ...contact, timezone }, randomToken(TOKEN_BYTES))
}

/**
 * Forget a person: addresses, preferences, inbox and the words of every message. That messages
 * were sent stays in the records, without saying to whom.
 */
export function forgetContact(tx: Tx, personId: string): Promise<void> {
  return erasePerson(tx, personId)
}
