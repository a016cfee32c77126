import type { Tx } from '#foundation/db'
import { randomToken, sha256 } from '#foundation/ids'
import { addMs, hours, minutes, msBetween } from '#foundation/time'
import { keepContact, notify } from '#modules/notifications'
import type { PersonRow } from '../people/people.sql.ts'
import { refuse } from '../refusals.ts'
import {
  insertMailedToken,
  lastMailedAt,
  lockMailedToken,
  type MailedToken,
  type Purpose,
  spendTokens,
} from './mailed-tokens.sql.ts'
import { resetPasswordMail, verifyEmailMail } from './templates.ts'

const GOOD_FOR_MS: Readonly<Record<Purpose, number>> = {
  verify_email: hours(24),
  reset_password: minutes(30),
}
const TEMPLATES = { verify_email: verifyEmailMail, reset_password: resetPasswordMail } as const

/** Between two mails of one kind to one person. */
const PAUSE_MS = minutes(1)

/** Whether such a mail went out a moment ago. */
export async function wasJustMailed(tx: Tx, personId: string, purpose: Purpose): Promise<boolean> {
  const last = await lastMailedAt(tx, personId, purpose)
  return last !== null && msBetween(last, tx.now) < PAUSE_MS
}

/**
 * Mail a link to an address of a person. We keep the token's hash only; the token itself is in
 * the mail, and in no event. The caller holds the person's lock.
 */
export async function mailToken(
  tx: Tx,
  person: PersonRow,
  purpose: Purpose,
  email: string,
): Promise<void> {
  const token = randomToken()
  await spendTokens(tx, person.id, purpose)
  await insertMailedToken(tx, {
    tokenHash: sha256(token),
    personId: person.id,
    purpose,
    email,
    expiresAt: addMs(tx.now, GOOD_FOR_MS[purpose]),
  })
  await notify(tx, {
    to: { personId: person.id, email, name: person.name },
    template: TEMPLATES[purpose],
    data: { name: person.name, token },
  })
  // Until a new address is confirmed, everything else goes on to the old one.
  if (person.email && person.email !== email)
    await keepContact(tx, { personId: person.id, email: person.email })
}

/** Take a token that came by mail. Refuses one that is unknown, used or too old. */
export async function takeMailedToken(
  tx: Tx,
  token: string,
  purpose: Purpose,
): Promise<MailedToken> {
  const found = await lockMailedToken(tx, sha256(token), purpose)
  if (!found) throw refuse.token_unknown()
  if (found.used_at || tx.now >= found.expires_at) throw refuse.token_over()
  await spendTokens(tx, found.person_id, purpose)
  return found
}
