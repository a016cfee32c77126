import type { FastifyRequest } from 'fastify'
import { type Actor, VISITOR } from '#foundation/db'
import { refuse } from './problems.ts'

/** Who calls, for which organisation. */
export interface Caller {
  readonly orgId: string
  readonly actor: Actor
}

/** What foundation must be told by those who know people and organisations. */
export interface Identification {
  /** Who a token belongs to; null when it is no good, 'expired' when its time is over. */
  fromToken(token: string): Promise<(Caller & { until: Date }) | null | 'expired'>
  /** The organisation of a visitor: its id by slug, or undefined. */
  organisationBySlug(slug: string): Promise<string | undefined>
  readonly defaultOrganisation: string
}

/** Find out who calls. Refuses a bad token even at public doors: a broken sign-in should be noticed. */
export async function callerOf(request: FastifyRequest, who: Identification): Promise<Caller> {
  const header = request.headers.authorization
  if (header !== undefined) {
    const [scheme, token, ...rest] = header.split(' ')
    if (scheme?.toLowerCase() !== 'bearer' || !token || rest.length > 0)
      throw refuse.token_invalid()
    const caller = await who.fromToken(token)
    if (caller === 'expired') throw refuse.token_expired()
    if (!caller) throw refuse.token_invalid()
    return caller
  }
  const asked = request.headers['x-organisation']
  const slug = typeof asked === 'string' && asked !== '' ? asked : who.defaultOrganisation
  const orgId = await who.organisationBySlug(slug)
  if (!orgId) throw refuse.no_such_organisation()
  return { orgId, actor: VISITOR }
}
