import { z } from 'zod'
import { sql, type Tx } from '#foundation/db'
import {
  type EventType,
  event,
  type Subscriber,
  subscribe,
  subscribeOutside,
} from '#foundation/events'
import { job } from '#foundation/jobs'
import { defineModule } from '#foundation/module'

const Rang = z.object({ point: z.string() })
type Rang = z.infer<typeof Rang>

/** As many places to die at as a delivery can have statements, and some more. */
export const PLACES = Array.from({ length: 20 }, (_, place) => place)

/** An event of its own for each place to die at, so that each doomed worker has one delivery. */
export const rangInside: readonly EventType<Rang>[] = PLACES.map((place) =>
  event(`tower.rang_inside_${place}`, 1, Rang),
)
export const rangOutside: readonly EventType<Rang>[] = PLACES.map((place) =>
  event(`tower.rang_outside_${place}`, 1, Rang),
)

/** What happens in the midst of the work; a doomed worker dies here. */
export const doom = { called: () => {}, worked: () => {}, committed: () => {} }

const noteEffect = (tx: Tx, point: string, key: string) =>
  tx.run(sql`insert into tower.effects (point, by_key) values (${point}, ${key})`)

const insiders: readonly Subscriber[] = rangInside.map((type, place) =>
  subscribe({
    name: `tower.inside_${place}`,
    to: [type],
    work: async (tx, { point }, message) => {
      await noteEffect(tx, point, message.deliveryId)
    },
  }),
)

/** Asks a provider over HTTP, under the delivery's own id, as adapters do. */
const outsiders: readonly Subscriber[] = rangOutside.map((type, place) =>
  subscribeOutside({
    name: `tower.outside_${place}`,
    to: [type],
    call: async (_outside, { point }, message) => {
      const response = await fetch(process.env.TOWER_PROVIDER ?? '', {
        method: 'POST',
        headers: { 'idempotency-key': message.deliveryId },
        body: point,
      })
      if (!response.ok) throw new Error(`the provider said ${response.status}`)
      doom.called()
    },
  }),
)

export const strike = job({
  name: 'tower.strike',
  input: z.object({ point: z.string() }),
  work: async (tx, { point }) => {
    await noteEffect(tx, point, 'job')
    doom.worked()
    tx.afterCommit(() => doom.committed())
  },
})

export const towerModule = defineModule({
  name: 'tower',
  title: 'Tower',
  folder: import.meta.dirname,
  needs: [],
  events: [...rangInside, ...rangOutside],
  subscribers: [...insiders, ...outsiders],
  jobs: [strike],
})
