import type { Actor, Database } from '#foundation/db'
import type { Identification } from '#foundation/http'
import { signAddressesWith } from '#modules/files'
import { findOrganisationBySlug } from '#modules/organisations'
import { readAccessToken } from './sessions/access-token.ts'
import { Cuts } from './sessions/cuts.ts'
import { runIn } from './surroundings.ts'

type PermitsOf = (roles: readonly string[]) => ReadonlySet<string>

/** Organisations keep their slug, so what was found once stays found; this many are remembered. */
const MOST_SLUGS = 1000

/**
 * How foundation learns who calls: tokens that this server signed, and the organisations of
 * visitors. `secret` has at least 32 characters. Call it once, before the first request.
 */
export function identification(
  database: Database,
  secret: string,
  permitsOf: PermitsOf,
  defaultSlug: string,
): Identification {
  if (secret.length < 32) throw new Error('the secret that signs tokens has at least 32 characters')
  const permits = rememberedPermits(permitsOf)
  runIn({ secret, permitsOf: permits })
  signAddressesWith(secret)
  const cuts = new Cuts(database)
  const slugs = new Map<string, string>()

  return {
    defaultOrganisation: defaultSlug,
    async fromToken(token) {
      const claims = readAccessToken(token)
      if (!claims) return null
      if (database.clock.now().getTime() >= claims.exp * 1000) return 'expired'
      const cut = await cuts.of(claims.sid, claims.iat * 1000)
      if (cut !== 'good') return cut === 'over' ? null : 'expired'
      const actor: Actor = {
        kind: 'person',
        id: claims.sub,
        roles: claims.roles,
        permits: permits(claims.roles),
        sessionId: claims.sid,
      }
      return { orgId: claims.org, actor, until: new Date(claims.exp * 1000) }
    },
    async organisationBySlug(slug) {
      const known = slugs.get(slug)
      if (known) return known
      const found = await findOrganisationBySlug(database, slug)
      if (found && slugs.size < MOST_SLUGS) slugs.set(slug, found)
      return found
    },
  }
}

/** The same roles have the same permits for as long as the process runs. */
function rememberedPermits(permitsOf: PermitsOf): PermitsOf {
  const known = new Map<string, ReadonlySet<string>>()
  return (roles) => {
    const key = roles.join(' ')
    const found = known.get(key)
    if (found) return found
    const permits = permitsOf(roles)
    if (known.size < MOST_SLUGS) known.set(key, permits)
    return permits
  }
}
