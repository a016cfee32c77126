import type { OutputOf } from '#contract/endpoint'
import type * as contract from '#contract/tracking'
import type { Tx } from '#foundation/db'
import { randomToken, sha256 } from '#foundation/ids'
import { insertLink } from './links.sql.ts'
import { refuse } from './refusals.ts'
import { lockOpenBySubject } from './sessions.sql.ts'

const MOST_LINKS = 5
const TOKEN_BYTES = 24

/** A link for people without an account, made by who shares or sees. It dies with the session. */
export async function makeSharingLink(
  tx: Tx,
  { subject }: { readonly subject: string },
): Promise<OutputOf<typeof contract.makeSharingLink>> {
  const session = await lockOpenBySubject(tx, subject)

  const { id } = tx.actor
  const isPart = id !== null && (session?.person_id === id || session?.viewers.includes(id))
  if (!session || !isPart) throw refuse.not_shared({ subject })

  const token = randomToken(TOKEN_BYTES)
  const made = await insertLink(tx, {
    tokenHash: sha256(token),
    sessionId: session.id,
    most: MOST_LINKS,
  })
  if (!made) throw refuse.too_many_links({ subject, most: MOST_LINKS })

  return { token, expiresAt: session.expires_at.toISOString() }
}

/** The same as a door for products. */
export function linkToSharing(tx: Tx, subject: string) {
  return makeSharingLink(tx, { subject })
}
