import { ApiFailure, createClient } from '#contract'
import { refresh } from '#contract/identity'
import { serverNow } from '../clock.ts'
import { baseUrlOf, type ProductId } from '../products.tsx'
import { session } from './session.ts'
import { sessionOf } from './taken.ts'

/** Renew this long before the token ends. */
const AHEAD_MS = 45_000

const bare = (product: ProductId) => createClient({ baseUrl: location.origin + baseUrlOf(product) })

/** The token of this tab's person, renewed if it is about to end; null for a visitor. */
export async function freshToken(): Promise<string | null> {
  const now = session.get()
  if (!now) return null
  if (now.expiresAt - serverNow() < AHEAD_MS && navigator.onLine) await renew(now.accessToken)
  return session.get()?.accessToken ?? null
}

/** After a 401: true when there is a new token and the call is worth another try. */
export async function renewNow(): Promise<boolean> {
  const used = session.get()?.accessToken
  return used ? renew(used) : false
}

/**
 * One renewal at a time over all tabs: a refresh token may be spent only once, and a second
 * use would look like theft and end the whole family.
 */
async function renew(usedToken: string): Promise<boolean> {
  const id = session.get()?.person.id ?? ''
  return navigator.locks.request(`kontor.renew.${id}`, async () => {
    const now = session.reread()
    if (!now) return false
    if (now.accessToken !== usedToken) return true
    try {
      const signed = await bare(now.product).call(refresh, { refreshToken: now.refreshToken })
      session.keep(sessionOf(now.product, signed))
      return true
    } catch (error) {
      const refused = error instanceof ApiFailure && [400, 401, 403, 404].includes(error.status)
      // Another window spent the same token a moment ago: its pair is on its way to us.
      const isRace =
        error instanceof ApiFailure && error.error.reason === 'identity.token_just_used'
      if (refused && !isRace) session.drop()
      return false
    }
  })
}
