import type { Config } from '#foundation/config'
import type { Database, Tx } from '#foundation/db'
import type { EventType, Subscriber } from '#foundation/events'
import type { Door } from '#foundation/http'
import type { Job } from '#foundation/jobs'
import type { Lifecycle } from '#foundation/lifecycle'
import type { Audience, Dialect, Topic } from '#foundation/live'
import type { Clock } from '#foundation/time'

/** What a room brings to the house: a module or a product, declared in its index.ts. */
export interface Room {
  /** Folder and schema name: `ledger`. */
  readonly name: string
  /** Section on the API page. */
  readonly title: string
  /** The folder of the room (`import.meta.dirname`); `migrations/` lies in it. */
  readonly folder: string
  /** Modules it uses; the same list as needs.ts. */
  readonly needs: readonly string[]
  readonly doors: readonly Door[]
  /** The same doors as they answer under the prefix of this product, where that makes a difference. */
  readonly doorsAt?: (product: string) => readonly Door[]
  readonly events: readonly EventType<any>[]
  readonly subscribers: readonly Subscriber[]
  readonly jobs: readonly Job<any>[]
  readonly lifecycles: readonly Lifecycle<any, any>[]
  /** Makes the clock's moves of its stories: by lifecycle name. */
  readonly timers: Readonly<Record<string, (tx: Tx, id: string, move: string) => Promise<unknown>>>
  readonly topics: readonly Topic[]
  readonly audiences: readonly Audience[]
  /** Words of its own on the common socket. */
  readonly dialects: readonly Dialect[]
  /** Role → permits that it holds here. */
  readonly permits: Readonly<Record<string, readonly string[]>>
  /** Started after migration, stopped before the database: providers, caches, sandboxes. */
  readonly start?: (house: House) => Promise<Running | undefined>
}

/** What a room's start may use. */
export interface House {
  readonly config: Config
  readonly database: Database
  readonly clock: Clock
  /** Address under which this server is reached on this machine, once it listens. */
  readonly localUrl: () => string
}

export interface Running {
  stop(): Promise<void>
}

/** Declare a module. Everything but name, title, folder and needs may be left out. */
export function defineModule(
  declared: Pick<Room, 'name' | 'title' | 'folder' | 'needs'> & Partial<Room>,
): Room {
  return {
    doors: [],
    events: [],
    subscribers: [],
    jobs: [],
    lifecycles: [],
    timers: {},
    topics: [],
    audiences: [],
    dialects: [],
    permits: {},
    ...declared,
  }
}

/** A product: a room of its own, and the modules whose doors are opened under its prefix. */
export interface Product extends Room {
  /** `/zenvee/v1` beside other products. */
  readonly prefix: string
  /** `/v1` when it runs alone. */
  readonly prefixAlone: string
  /** Modules whose doors it shows to its people. */
  readonly shows: readonly string[]
  /** Roles that people may take themselves when they register. */
  readonly openRoles: readonly string[]
  /**
   * Fill an organisation with the demo's people and things; runs once. People of other products
   * may be there already, and after a start that was killed half-way its own.
   */
  readonly seed?: (seeding: Seeding) => Promise<void>
  /** People of the demo that a visitor can continue as. */
  readonly personas: readonly Persona[]
}

export interface Persona {
  readonly key: string
  readonly name: string
  readonly role: string
  readonly email: string
  /** What this person does here, in half a sentence. */
  readonly does: string
  /** Page of the web app where this person begins. */
  readonly home: string
}

export interface Seeding {
  readonly database: Database
  readonly orgId: string
  readonly clock: Clock
  readonly config: Config
  /** How many people beside the personas; the product's own number unless told. */
  readonly people?: number
}

export function defineProduct(
  declared: Parameters<typeof defineModule>[0] &
    Pick<Product, 'prefix' | 'prefixAlone' | 'shows'> &
    Partial<Product>,
): Product {
  return { ...defineModule(declared), ...pick(declared) }
}

function pick(declared: Pick<Product, 'prefix' | 'prefixAlone' | 'shows'> & Partial<Product>) {
  const { prefix, prefixAlone, shows, seed, personas = [], openRoles = [] } = declared
  return { prefix, prefixAlone, shows, seed, personas, openRoles }
}
