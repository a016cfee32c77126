import { createHmac } from 'node:crypto'

/** What this module must know of the server it runs in. One process has one. */
export interface Surroundings {
  /** The server's secret, at least 32 characters; keys for each purpose are made of it. */
  readonly secret: string
  /** Role → permits, over every room of the server. */
  readonly permitsOf: (roles: readonly string[]) => ReadonlySet<string>
  /** Roles that people may take themselves when they register, unless the organisation says otherwise. */
  readonly openRoles: readonly string[]
  /** Whether people of the demo may be continued as. Never in production. */
  readonly demo: boolean
  /** Address of the web app, without a slash at the end: for links in mails and for returns. */
  readonly publicUrl: () => string
  readonly provider: ProviderSettings | null
}

/** A sign-in provider that speaks OpenID Connect. */
export interface ProviderSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret?: string
  /** Stands on the button. */
  readonly name: string
}

let current: Partial<Surroundings> = {}
const keys = new Map<string, Buffer>()

/** Tell the module where it runs; what is left out stays as it was. */
export function runIn(surroundings: Partial<Surroundings>): void {
  current = { ...current, ...surroundings }
  keys.clear()
}

export function surroundings(): Omit<Surroundings, 'secret'> {
  return {
    permitsOf: () => new Set(),
    openRoles: ['customer'],
    demo: false,
    publicUrl: () => 'http://localhost:9001',
    provider: null,
    ...current,
  }
}

/** A 256-bit key for one purpose, made of the server's secret. Throws while there is none. */
export function keyFor(purpose: string): Buffer {
  const known = keys.get(purpose)
  if (known) return known
  if (!current.secret) throw new Error('identity has no secret yet: call identification() first')
  const key = createHmac('sha256', current.secret).update(`identity/${purpose}`).digest()
  keys.set(purpose, key)
  return key
}
