import type { setDemoCity as cityDoor, setDemoClock as clockDoor, DemoState } from '#contract/demo'
import type { WorkInputOf } from '#contract/endpoint'
import type { Tx } from '#foundation/db'
import { readClockRow, saveClock } from '#foundation/records'
import { refusals } from '#foundation/refusals'
import { addMs, systemClock } from '#foundation/time'
import { readCity, saveCity } from './demo.sql.ts'
import { offsetFor } from './demo-clock.ts'
import { demoMode } from './mode.ts'

const refuse = refusals('demo', {
  no_demo: { kind: 'conflict', says: 'This server is not a demo.' },
})

/** How the demo stands. */
export async function readDemo(tx: Tx): Promise<DemoState> {
  const clock = await readClockRow(tx)
  const city = await readCity(tx)
  return {
    isDemo: demoMode.on,
    now: tx.now.toISOString(),
    speed: clock.speed,
    aheadMs: tx.now.getTime() - systemClock.now().getTime(),
    city: {
      running: demoMode.on && demoMode.city && city.is_running,
      demandPerHour: city.demand_per_hour,
      rush: city.rush,
    },
  }
}

/** Run faster or jump ahead; never back, since what happened has happened. */
export async function setDemoClock(
  tx: Tx,
  input: WorkInputOf<typeof clockDoor>,
): Promise<DemoState> {
  if (!demoMode.on) throw refuse.no_demo()

  const before = await readClockRow(tx)
  const speed = input.speed ?? before.speed
  const now = addMs(tx.now, input.jumpMs ?? 0)
  await saveClock(tx, offsetFor(now, speed, systemClock.now().getTime()), speed)
  return readDemo(tx)
}

/** Start, stop, or make it busier. */
export async function setDemoCity(tx: Tx, input: WorkInputOf<typeof cityDoor>): Promise<DemoState> {
  if (!demoMode.on) throw refuse.no_demo()

  const before = await readCity(tx)
  await saveCity(tx, {
    is_running: input.running ?? before.is_running,
    demand_per_hour: input.demandPerHour ?? before.demand_per_hour,
    rush: input.rush ?? before.rush,
  })
  return readDemo(tx)
}
