import type { OutputOf } from '#contract/endpoint'
import type { readToken as door } from '#contract/identity'
import type { Tx } from '#foundation/db'

/** Who the token says the caller is: no statement is sent, so none of it can be newer than the token. */
export async function readToken(tx: Tx): Promise<OutputOf<typeof door>> {
  return { personId: tx.actor.id ?? '', roles: [...tx.actor.roles] }
}
