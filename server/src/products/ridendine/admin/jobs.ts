import { z } from 'zod'
import type { Tx } from '#foundation/db'
import { job } from '#foundation/jobs'
import { addDriverLook, countDays, listDaysToCount, lockCounting } from './day-figures.sql.ts'
import { driversByZone } from './drivers-now.ts'
import { showDrivers } from './metrics.ts'
import { watchJob } from './watch.ts'

const Nothing = z.object({})

/** Count anew the days on which something may have changed. */
export async function recountDays(tx: Tx): Promise<void> {
  await lockCounting(tx)
  const days = await listDaysToCount(tx)
  if (days.length > 0) await countDays(tx, days)
}

/** Look at the drivers once: their zones' hours add up to availability. */
export async function lookAtDrivers(tx: Tx): Promise<void> {
  const zones = await driversByZone(tx)
  for (const { name, online, available } of zones)
    await addDriverLook(tx, { zone: name, online, available })
  tx.afterCommit(() => showDrivers(zones))
}

export const jobs = [
  watchJob,
  job({
    name: 'ridendine.look_at_drivers',
    input: Nothing,
    everyMinutes: 1,
    work: lookAtDrivers,
  }),
  job({ name: 'ridendine.count_days', input: Nothing, everyMinutes: 5, work: recountDays }),
]
