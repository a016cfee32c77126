import { z } from 'zod'
import { sql, type Tx } from '#foundation/db'
import { event, subscribe } from '#foundation/events'
import { begin, lifecycle, move, type StoryRow } from '#foundation/lifecycle'
import { defineModule } from '#foundation/module'
import { minutes } from '#foundation/time'

export const LotOpened = event('lots.lot_opened', 1, z.object({ lotId: z.uuid() }))
export const LotTaken = event(
  'lots.lot_taken',
  1,
  z.object({ lotId: z.uuid(), takerId: z.uuid().nullable() }),
)
export const LotLapsed = event('lots.lot_lapsed', 1, z.object({ lotId: z.uuid() }))

export const lotLifecycle = lifecycle({
  name: 'lots.lot',
  table: 'lots.lots',
  states: ['open', 'taken', 'lapsed'],
  starts: 'open',
  ends: ['taken', 'lapsed'],
  moves: {
    take: { from: ['open'], to: 'taken', by: ['bidder'], tells: LotTaken },
    lapse: { from: ['open'], to: 'lapsed', by: ['clock'], tells: LotLapsed },
  },
  timers: [{ in: 'open', move: 'lapse', after: minutes(10) }],
})

export interface LotRow extends StoryRow {
  readonly taker_id: string | null
}

export const openLot = (tx: Tx): Promise<LotRow> =>
  begin<'open' | 'taken' | 'lapsed', typeof lotLifecycle.moves, { lotId: string }, LotRow>(
    tx,
    lotLifecycle,
    {},
    LotOpened,
    (lotId) => ({ lotId }),
  )

export const readLot = (tx: Tx, id: string): Promise<LotRow> =>
  tx.one<LotRow>(sql`select * from lots.lots where id = ${id}`)

export async function takeLot(tx: Tx, input: { lotId: string }): Promise<LotRow> {
  const lot = await readLot(tx, input.lotId)
  return move(tx, lotLifecycle, 'take', lot, {
    set: { taker_id: tx.actor.id },
    say: { lotId: lot.id, takerId: tx.actor.id },
  })
}

/** Fails on purpose while `faults` is above zero. */
export const faults = { left: 0 }

export const lotsModule = defineModule({
  name: 'lots',
  title: 'Lots',
  folder: import.meta.dirname,
  needs: [],
  events: [LotOpened, LotTaken, LotLapsed],
  lifecycles: [lotLifecycle],
  subscribers: [
    subscribe({
      name: 'lots.note_effects',
      to: [LotOpened, LotTaken, LotLapsed],
      attempts: 3,
      work: async (tx, payload, message) => {
        await tx.run(
          sql`insert into lots.effects (lot_id, seq) values (${payload.lotId}, ${message.seq})`,
        )
        if (faults.left > 0) {
          faults.left -= 1
          throw new Error('failed on purpose')
        }
      },
    }),
  ],
  timers: {
    'lots.lot': async (tx, id) => {
      const lot = await readLot(tx, id)
      return move(tx, lotLifecycle, 'lapse', lot, { say: { lotId: lot.id } })
    },
  },
})
