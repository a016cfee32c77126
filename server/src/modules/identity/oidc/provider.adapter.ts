import * as client from 'openid-client'
import { z } from 'zod'
import { calledOutside, log } from '#foundation/telemetry'
import { refuse } from '../refusals.ts'
import type { ProviderSettings } from '../surroundings.ts'

/** Who the provider says it is. */
export interface Claimed {
  readonly issuer: string
  readonly subject: string
  /** Lower case; undefined when the provider gave none. */
  readonly email?: string
  readonly isEmailVerified: boolean
  readonly name?: string
}

const Profile = z.object({
  sub: z.string().min(1).max(255),
  email: z.email().toLowerCase().optional().catch(undefined),
  // Some providers send the text "true".
  email_verified: z.union([z.boolean(), z.stringbool()]).optional().catch(false),
  name: z.string().trim().min(1).optional().catch(undefined),
})

const known = new Map<string, Promise<client.Configuration>>()
const TIMEOUT_S = 8

/** The provider's own description, asked once and remembered unless it fails. */
async function discover(provider: ProviderSettings): Promise<client.Configuration> {
  const key = `${provider.issuer} ${provider.clientId}`
  const asked =
    known.get(key) ?? calledOutside('oidc', `discovery at ${provider.issuer}`, () => ask(provider))
  known.set(key, asked)
  try {
    return await asked
  } catch (error) {
    known.delete(key)
    log().warn({ error: String(error) }, 'the sign-in provider could not be asked')
    throw refuse.provider_unreachable()
  }
}

function ask(provider: ProviderSettings): Promise<client.Configuration> {
  const issuer = new URL(provider.issuer)
  const isLoopback = ['localhost', '127.0.0.1', '[::1]'].includes(issuer.hostname)
  // Plain HTTP only to this very machine: for trying it out.
  const execute = issuer.protocol === 'http:' && isLoopback ? [client.allowInsecureRequests] : []
  return client.discovery(issuer, provider.clientId, provider.clientSecret, undefined, {
    execute,
    timeout: TIMEOUT_S,
  })
}

export interface Departure {
  readonly url: string
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** The address that the browser goes to, with state, nonce and PKCE (S256). */
export async function depart(provider: ProviderSettings, returnTo: string): Promise<Departure> {
  const configuration = await discover(provider)
  const verifier = client.randomPKCECodeVerifier()
  const [state, nonce] = [client.randomState(), client.randomNonce()]
  const url = client.buildAuthorizationUrl(configuration, {
    redirect_uri: returnTo,
    scope: 'openid email profile',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  })
  return { url: url.href, state, nonce, verifier }
}

export interface Arrival {
  readonly returnTo: string
  readonly code: string
  readonly iss?: string
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** Exchange what the browser brought back for who it is. Every check is the library's. */
export async function arrive(provider: ProviderSettings, arrival: Arrival): Promise<Claimed> {
  const configuration = await discover(provider)
  const back = new URL(arrival.returnTo)
  back.searchParams.set('code', arrival.code)
  back.searchParams.set('state', arrival.state)
  if (arrival.iss !== undefined) back.searchParams.set('iss', arrival.iss)
  try {
    const tokens = await calledOutside('oidc', 'code exchanged', () =>
      client.authorizationCodeGrant(configuration, back, {
        pkceCodeVerifier: arrival.verifier,
        expectedState: arrival.state,
        expectedNonce: arrival.nonce,
        idTokenExpected: true,
      }),
    )
    const inToken = tokens.claims()
    if (!inToken) throw new Error('no id token')
    // Standard providers keep the address out of the id token when there is a userinfo endpoint.
    const asked =
      inToken['email'] === undefined && configuration.serverMetadata().userinfo_endpoint
        ? await client.fetchUserInfo(configuration, tokens.access_token, inToken.sub)
        : {}
    const profile = Profile.parse({ ...asked, ...inToken })
    return {
      issuer: inToken.iss,
      subject: profile.sub,
      email: profile.email,
      isEmailVerified: profile.email_verified === true,
      name: profile.name,
    }
  } catch (error) {
    log().warn({ error: String(error) }, 'the sign-in provider did not confirm')
    throw refuse.provider_refused()
  }
}
