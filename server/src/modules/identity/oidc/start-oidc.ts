import type { FastifyReply, FastifyRequest } from 'fastify'
import { startOidc as contract } from '#contract/identity'
import type { Tx } from '#foundation/db'
import { answerData, type RawContext } from '#foundation/http'
import { sha256 } from '#foundation/ids'
import { addMs, minutes } from '#foundation/time'
import { refuse } from '../refusals.ts'
import { seal } from '../seal.ts'
import { surroundings } from '../surroundings.ts'
import { insertOidcAttempt } from './oidc.sql.ts'
import { depart } from './provider.adapter.ts'

/** How long somebody may take at the provider. */
const AWAY_MS = minutes(10)

/** The sign-in provider, when there is one. */
export async function readProvider(_tx: Tx): Promise<{ provider: { name: string } | null }> {
  const { provider } = surroundings()
  return { provider: provider ? { name: provider.name } : null }
}

/**
 * Where to send the browser. The provider is asked before any transaction begins; what must not
 * be seen on the way back (verifier, nonce) stays here.
 */
export async function startOidc(
  request: FastifyRequest,
  reply: FastifyReply,
  context: RawContext,
): Promise<unknown> {
  const { provider, publicUrl } = surroundings()
  if (!provider) throw refuse.no_provider()
  const { returnPath } = contract.input.parse(context.input)
  const returnTo = publicUrl() + returnPath
  const departure = await depart(provider, returnTo)

  await context.transact((tx) =>
    insertOidcAttempt(tx, sha256(departure.state), {
      verifier: seal('oidc', departure.verifier),
      nonce: departure.nonce,
      return_to: returnTo,
      expires_at: addMs(tx.now, AWAY_MS),
    }),
  )

  return answerData(reply, request.traceId, {
    status: contract.status,
    data: { url: departure.url, state: departure.state },
  })
}
