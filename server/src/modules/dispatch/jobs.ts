import { z } from 'zod'
import type { Tx } from '#foundation/db'
import { enqueue, type Job, job } from '#foundation/jobs'
import { addMs, hours, seconds } from '#foundation/time'
import type { Fleets } from './policy.ts'
import { sweepReasons } from './reasons.sql.ts'
import { dispatchSettings } from './settings.ts'
import { listBusyFleets } from './tasks.sql.ts'
import { runTick } from './tick.ts'
import { sweepTicks } from './ticks.sql.ts'

/** Wakes within so many milliseconds are one. */
const WAKES_TOGETHER_MS = seconds(2)
const TRY_AGAIN_MS = seconds(1)
const SWEEP_BATCH = 5000

const TICK = 'dispatch.tick'
const Nothing = z.object({})

/** The jobs of the dispatcher: its tick, a look once a minute that nothing was forgotten, the sweep. */
export function jobsOf(fleets: Fleets): Job<Record<never, never>>[] {
  const tick: Job<Record<never, never>> = job({
    name: TICK,
    input: Nothing,
    attempts: 3,
    work: (tx) => tickAll(tx),
  })

  async function tickAll(tx: Tx): Promise<void> {
    const outcomes: string[] = []
    for (const fleet of await listBusyFleets(tx)) {
      const policy = fleets[fleet]
      if (policy) outcomes.push(await runTick(tx, fleet, policy))
    }
    if (outcomes.includes('busy'))
      await enqueue(tx, tick, {}, { at: addMs(tx.now, TRY_AGAIN_MS), key: 'dispatch.tick:again' })
    if (!outcomes.includes('done')) return
    const { tickSeconds } = await dispatchSettings(tx)
    const at = addMs(tx.now, seconds(tickSeconds))
    await enqueue(tx, tick, {}, { at, key: 'dispatch.tick:next' })
  }

  return [
    tick,
    // What becomes ready within the horizon tells nobody; and a tick that failed is made up for.
    job({ name: 'dispatch.look', input: Nothing, everyMinutes: 1, work: (tx) => tickAll(tx) }),
    job({
      name: 'dispatch.sweep',
      input: Nothing,
      everyMinutes: 60,
      work: async (tx) => {
        const { reasonsKeptHours } = await dispatchSettings(tx)
        const before = addMs(tx.now, -hours(reasonsKeptHours))
        await sweepReasons(tx, before, SWEEP_BATCH)
        await sweepTicks(tx, before, SWEEP_BATCH)
      },
    }),
  ]
}

/**
 * Look at everything soon. From a transaction that holds no task: whoever puts the same job down
 * waits for whoever does it.
 */
export function wakeTick(tx: Tx): Promise<number> {
  const together = Math.floor(tx.now.getTime() / WAKES_TOGETHER_MS)
  const wake = job({ name: TICK, input: Nothing, attempts: 3, work: async () => {} })
  return enqueue(tx, wake, {}, { key: `dispatch.tick:${together}` })
}
