/**
 * The living city. `npm run simulate -- --people 200 --minutes 60 --seed 7` lives a day on a
 * server of its own and looks whether everything is right; `--live <product>=<address>`, as often as there are
 * products, lives in a running demo.
 */
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: {
    people: { type: 'string' },
    minutes: { type: 'string', default: '60' },
    seed: { type: 'string', default: '7' },
    demand: { type: 'string' },
    orders: { type: 'string' },
    product: { type: 'string', default: 'zenvee' },
    events: { type: 'string' },
    live: { type: 'string', multiple: true },
    verbose: { type: 'boolean', default: false },
  },
})

/** How many people, and how many wishes an hour, a product's city has unless told. */
const USUAL: Readonly<Record<string, Partial<Record<string, string>>>> = {
  zenvee: { people: '200', demand: '120' },
  ridendine: { people: '300', demand: '180' },
}

const usual = USUAL[values.product] ?? {}

/** A whole number of a setting; ends with one line when it is none. */
function whole(
  name: 'people' | 'minutes' | 'demand' | 'orders',
  least: number,
  most: number,
): number {
  const value = Number(values[name] ?? usual[name])
  if (Number.isInteger(value) && value >= least && value <= most) return value
  console.error(`--${name} is a whole number from ${least} to ${most}`)
  process.exit(2)
}

if (values.live !== undefined) {
  const { liveInAll } = await import('./run/live-in-all.ts')
  await liveInAll(values.live, values.verbose)
} else {
  const { simulateAndTell } = await import('./run/tell.ts')
  const isRight = await simulateAndTell({
    people: whole('people', 6, 5000),
    minutes: whole('minutes', 1, 1440),
    demand: whole('demand', 0, 100_000),
    orders: values.orders === undefined ? undefined : whole('orders', 1, 100_000),
    seed: values.seed,
    product: values.product,
    databaseUrl: process.env['DATABASE_URL'] || undefined,
    eventsFile: values.events,
  })
  process.exit(isRight ? 0 : 1)
}
