import type { Tx } from '#foundation/db'
import { deleteAgreement, readAgreement, writeAgreement } from './agreements.sql.ts'
import { refuse } from './refusals.ts'

/**
 * Agree to be seen for one thing, later: when the product opens it. Nobody sees anything before.
 * Only the one who will be seen can say so, and closing the sharing forgets it.
 */
export async function agreeToShare(
  tx: Tx,
  { subject, personId }: { readonly subject: string; readonly personId: string },
): Promise<void> {
  if (tx.actor.id !== personId) throw refuse.only_the_one_who_shares({ subject })
  await writeAgreement(tx, subject, personId)
}

/** Whether the one who is to be seen has agreed to it. */
export async function hasAgreed(tx: Tx, subject: string, personId: string): Promise<boolean> {
  return (await readAgreement(tx, subject)) === personId
}

/** What was agreed for a thing is over with it. */
export async function forgetAgreement(tx: Tx, subject: string): Promise<void> {
  await deleteAgreement(tx, subject)
}
