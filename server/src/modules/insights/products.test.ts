import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import * as contract from '#contract/insights'
import type { Tx } from '#foundation/db'
import { event, tell } from '#foundation/events'
import type { Door } from '#foundation/http'
import { newId } from '#foundation/ids'
import { defineModule } from '#foundation/module'
import { auditModule } from '#modules/audit'
import { expectRefusal, makeWorld, type World } from '#testing'
import { insightsWith } from './index.ts'
import type { InsightsPolicy, TimelineSource } from './policy.ts'

const Baked = event('bakery.loaf_baked', 1, z.object({ id: z.uuid() }))
const Mended = event('cobbler.shoe_mended', 1, z.object({ id: z.uuid() }))

/** How often the record that both products share was read. */
let readings = 0
const shared: TimelineSource = {
  name: 'ledger',
  read: async () => {
    readings += 1
    return []
  },
}

function policyOf(name: string, label: string): InsightsPolicy {
  return {
    sources: [shared],
    funnel: [{ key: 'done', label, events: [name] }],
    completion: {
      begun: [name],
      endings: [{ key: 'done', label, events: [name], isSuccess: true }],
    },
    nodes: [{ key: label, label, group: 'core', link: '/', events: [name] }],
    telemetry: { figures: async () => ({ [label]: 1, online: 2 }) },
  }
}

const insights = insightsWith({
  bakery: policyOf(Baked.name, 'Baked'),
  cobbler: policyOf(Mended.name, 'Mended'),
})
const shops = defineModule({
  name: 'shops',
  title: 'Shops',
  folder: `${import.meta.dirname}/no-migrations`,
  needs: [],
  events: [Baked, Mended],
})

let world: World
beforeAll(async () => {
  world = await makeWorld({ rooms: [auditModule, shops, insights] })
  await world.system().act(async (tx) => {
    for (const [of, count] of [
      [Baked, 2],
      [Mended, 1],
    ] as const)
      for (let time = 0; time < count; time += 1) {
        const id = newId()
        await tell(tx, of, `shops.thing:${id}`, { id })
      }
  })
})
afterAll(() => world.close())

/** What a door answers under the prefix of `home`, or of no product. */
function ask(path: string, input: object, home?: string): Promise<unknown> {
  const doors: readonly Door[] = home ? (insights.doorsAt?.(home) ?? []) : insights.doors
  const door = doors.find(({ endpoint }) => endpoint.path === path)
  if (!door?.work) throw new Error(`nothing is served at ${path}`)
  const { work } = door
  const read = door.endpoint.input.parse(input)
  return world.person({ roles: ['founder'] }).act((tx: Tx) => work(tx, read as never))
}
const funnelOf = async (input: object, home?: string) =>
  contract.readFunnel.output
    .parse(await ask('/insights/funnel', input, home))
    .steps.map(({ label, count }) => `${count} ${label}`)

test('a product’s figures are shown under its own address, and another’s when it is asked for', async () => {
  expect(await funnelOf({}, 'bakery')).toEqual(['2 Baked'])
  expect(await funnelOf({}, 'cobbler')).toEqual(['1 Mended'])
  expect(await funnelOf({ product: 'bakery' }, 'cobbler')).toEqual(['2 Baked'])
  expect(await funnelOf({})).toEqual(['2 Baked'])
  expect(await ask('/insights/completion', {}, 'cobbler')).toMatchObject({ begun: 1, completed: 1 })
})

test('a product that is not there is refused, whatever its name', async () => {
  for (const product of ['florist', 'constructor', '__proto__'])
    for (const path of ['/insights/funnel', '/insights/completion', '/insights/system-map'])
      await expectRefusal(ask(path, { product }), 'insights.no_such_product')
})

test('each product has its own map, although one is asked for right after the other', async () => {
  const boxesOf = async (input: object, home: string) =>
    contract.readSystemMap.output
      .parse(await ask('/insights/system-map', input, home))
      .nodes.map(({ label }) => label)
      .filter((label) => label === 'Baked' || label === 'Mended')
  expect(await boxesOf({}, 'bakery')).toEqual(['Baked'])
  expect(await boxesOf({ product: 'cobbler' }, 'bakery')).toEqual(['Mended'])
  expect(await boxesOf({}, 'bakery')).toEqual(['Baked'])
  expect(await boxesOf({}, 'cobbler')).toEqual(['Mended'])
})

test('a record that two products name stands on a timeline once', async () => {
  readings = 0
  await ask('/insights/timeline', { correlationId: newId() }, 'cobbler')
  expect(readings).toBe(1)
})

test('a sample holds the figures of every product', async () => {
  const sample = insights.jobs.find(({ name }) => name === 'insights.take_sample')
  await world.system().act((tx) => sample?.work(tx, {}) ?? Promise.resolve())
  const { figures } = contract.readTelemetry.output.parse(await ask('/insights/telemetry', {}))
  expect(figures.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Baked', 'Mended', 'online']),
  )
})
