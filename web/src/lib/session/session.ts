import { useRef } from 'react'
import { PRODUCT_IDS, type ProductId } from '../products.tsx'
import { hasWords, isRecord } from '../shape.ts'
import { createStore, useStore } from '../store.ts'

/** Who is signed in, in this tab. */
export interface Session {
  readonly product: ProductId
  readonly accessToken: string
  readonly refreshToken: string
  /** Milliseconds since the epoch at which the access token ends. */
  readonly expiresAt: number
  readonly person: {
    readonly id: string
    readonly name: string
    readonly email: string
    readonly roles: readonly string[]
    readonly permits: readonly string[]
    readonly photoUrl?: string | null
  }
}
export type Person = Session['person']

const ALL = 'kontor.sessions'
const MINE = 'kontor.person'

/**
 * Several people can be signed in at once, one per tab (Maya in one window, Tomas in the
 * other): tokens are shared by all tabs, and each tab remembers who it is.
 */
function readAll(): Record<string, Session> {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(ALL) ?? '{}')
    const kept = isRecord(read) ? Object.entries(read) : []
    return Object.fromEntries(
      kept.flatMap(([id, each]): [string, Session][] => (isSession(each) ? [[id, each]] : [])),
    )
  } catch {
    return {}
  }
}

/** Kept by an older version of this app, or by a stranger's hand: then it is no session. */
function isSession(kept: unknown): kept is Session {
  return (
    hasWords(kept, 'product', 'accessToken', 'refreshToken') &&
    PRODUCT_IDS.some((id) => id === kept.product) &&
    'expiresAt' in kept &&
    typeof kept.expiresAt === 'number' &&
    'person' in kept &&
    hasWords(kept.person, 'id', 'name', 'email') &&
    'roles' in kept.person &&
    Array.isArray(kept.person.roles) &&
    'permits' in kept.person &&
    Array.isArray(kept.person.permits)
  )
}

function mine(): Session | null {
  const all = readAll()
  const id = sessionStorage.getItem(MINE) ?? localStorage.getItem(MINE)
  return (id ? all[id] : undefined) ?? null
}

const current = createStore<Session | null>(mine())
window.addEventListener('storage', (event) => {
  if (event.key === ALL) current.set(mine())
})

/** The session of this tab, or null for a visitor. */
export const session = {
  get: current.get,
  watch: current.watch,
  /** Read again what another tab may have renewed. */
  reread(): Session | null {
    current.set(mine())
    return current.get()
  },
  /** Be this person in this tab. */
  keep(next: Session): void {
    localStorage.setItem(ALL, JSON.stringify({ ...readAll(), [next.person.id]: next }))
    localStorage.setItem(MINE, next.person.id)
    sessionStorage.setItem(MINE, next.person.id)
    current.set(next)
  },
  /** Forget this person on this device. */
  drop(): void {
    const all = readAll()
    const id = current.get()?.person.id
    if (id) delete all[id]
    localStorage.setItem(ALL, JSON.stringify(all))
    if (localStorage.getItem(MINE) === id) localStorage.removeItem(MINE)
    // Empty, not missing: this tab is nobody, whoever else is signed in on the device.
    sessionStorage.setItem(MINE, '')
    current.set(null)
  },
  /** Everyone who is signed in on this device. */
  all: (): Session[] => Object.values(readAll()),
  /** Turn this tab into someone who is already signed in on this device. */
  become(personId: string): void {
    const found = readAll()[personId]
    if (found) session.keep(found)
  },
}

/** The session of this tab; the component follows it. */
export function useSession(): Session | null {
  return useStore({ ...session, set: () => {} })
}

/** The person who is signed in; only inside screens that a route guards. */
export function usePerson(): Person {
  const now = useSession()
  const last = useRef(now?.person)
  if (now) last.current = now.person
  // For the moment between signing out and leaving the screen there is still somebody to draw.
  if (!last.current) throw new Error('usePerson is for screens behind a sign-in')
  return last.current
}
