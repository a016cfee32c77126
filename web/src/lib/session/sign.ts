import {
  type SignedIn,
  signInAsPersona,
  signIn as signInDoor,
  signOut as signOutDoor,
} from '#contract/identity'
import { clientOf } from '../api/clients.ts'
import type { ProductId } from '../products.tsx'
import { type Person, type Session, session } from './session.ts'
import { sessionOf } from './taken.ts'

/** Take the server's answer as this tab's session. */
export function takeSession(product: ProductId, signed: SignedIn): Session {
  const taken = sessionOf(product, signed)
  session.keep(taken)
  return taken
}

/** What this browser is called on the page of devices: `Chrome on Linux`. */
export function deviceName(): string {
  const agent = navigator.userAgent
  const browser = /Edg\//.test(agent)
    ? 'Edge'
    : /Firefox\//.test(agent)
      ? 'Firefox'
      : /Chrome\//.test(agent)
        ? 'Chrome'
        : 'Safari'
  const system = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac', 'Linux'].find((name) =>
    agent.includes(name),
  )
  return system ? `${browser}, ${system}` : browser
}

/** Sign in. Throws ApiFailure (`identity.wrong_email_or_password`, `identity.code_needed`, …). */
export async function signIn(
  product: ProductId,
  input: { email: string; password: string; code?: string },
) {
  return takeSession(
    product,
    await clientOf(product).call(signInDoor, { ...input, device: deviceName() }),
  )
}

/** Be a persona of the demo, without a password. */
export async function signInAs(product: ProductId, key: string): Promise<Session> {
  return takeSession(
    product,
    await clientOf(product).call(signInAsPersona, { key, device: deviceName() }),
  )
}

/** Sign out here and on the server; works offline too (then only here). */
export async function signOut(everywhere = false): Promise<void> {
  const now = session.get()
  if (!now) return
  await clientOf(now.product)
    .call(signOutDoor, { everywhere })
    .catch(() => undefined)
  session.drop()
}

/** Where a role begins, per product; the first that fits is a person's most telling one. */
const HOMES = {
  zenvee: [
    ['founder', '/ops'],
    ['operator', '/ops'],
    ['technician', '/zenvee/pro'],
    ['vendor', '/zenvee/vendor'],
    ['customer', '/zenvee/app'],
  ],
  ridendine: [
    ['founder', '/ridendine/desk'],
    ['admin', '/ridendine/desk'],
    ['chef', '/ridendine/kitchen'],
    ['driver', '/ridendine/drive'],
    ['customer', '/ridendine/app'],
  ],
} as const
type Home = (typeof HOMES)[keyof typeof HOMES][number][1]

/**
 * The first screen of a person, by their most telling role: in the product they are in, else in
 * another one where they have a role.
 */
export function homeOf(person: Person, product = session.get()?.product): Home {
  const isDiner = product === 'ridendine'
  const homes = isDiner
    ? [...HOMES.ridendine, ...HOMES.zenvee]
    : [...HOMES.zenvee, ...HOMES.ridendine]
  const home = homes.find(([role]) => person.roles.includes(role))?.[1]
  return home ?? (isDiner ? '/ridendine/app' : '/zenvee/app')
}
