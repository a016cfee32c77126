import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '#foundation/config'
import { adjustableClock, hours, systemClock, wait } from '#foundation/time'
import { makeWorld, type World } from '#testing'
import { followClock, isAdjustable, offsetFor, timeBy } from './demo-clock.ts'
import { demoModule } from './index.ts'
import { demoMode } from './mode.ts'
import { setDemoClock } from './run-demo.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld({ rooms: [demoModule], start: systemClock.now() })
  demoMode.on = true
})
afterAll(async () => {
  demoMode.on = false
  await world.close()
})

/** A process that has just started: its clock as the database says. */
async function newcomer() {
  const clock = adjustableClock(undefined, 1)
  const running = await followClock({
    clock,
    database: world.database,
    config: readConfig({ KONTOR_DEMO: '1', KONTOR_DATA_DIR: '/nowhere' }),
    localUrl: () => '',
  })
  return { clock, running }
}

test('whatever its speed and wherever it was set, the clock goes on by speed times what passed', () => {
  const instant = fc.integer({ min: 1_700_000_000_000, max: 2_000_000_000_000 })
  fc.assert(
    fc.property(
      instant,
      instant,
      fc.double({ min: 0.1, max: 60, noNaN: true }),
      fc.integer({ min: 0, max: 10 ** 10 }),
      (ours, worlds, speed, passed) => {
        const row = {
          offset_ms: BigInt(Math.round(offsetFor(new Date(ours), speed, worlds))),
          speed,
        }
        const read = timeBy(row, worlds + passed).getTime()
        expect(Math.abs(read - (ours + speed * passed))).toBeLessThanOrEqual(2)
      },
    ),
  )
})

test('a process that starts later finds the clock further on, never back, at every speed', async () => {
  const operator = world.person({ roles: ['operator'] })
  for (const speed of [60, 0.5, 1]) {
    const set = await operator.act((tx) => setDemoClock(tx, { speed, jumpMs: hours(1) }))
    world.clock.set(new Date(set.now), 0)
    const before = new Date(set.now).getTime() + hours(1)
    await wait(400)

    const { clock, running } = await newcomer()
    expect(isAdjustable(clock) && clock.speed).toBe(speed)
    const since = clock.now().getTime() - before
    await running?.stop()
    expect(since).toBeGreaterThanOrEqual(speed * 390)
    expect(since).toBeLessThan(speed * 3000)
  }
})
