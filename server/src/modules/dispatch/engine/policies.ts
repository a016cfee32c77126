import type { KontorPolicy, NearestPolicy, Policy } from './types.ts'

/** The source's rule: 15 km, the first ten. */
export const nearestPolicy: NearestPolicy = { name: 'nearest', withinM: 15_000, first: 10 }

/** The default. How the weights were chosen is told in docs/decisions. */
export const kontorPolicy: KontorPolicy = {
  name: 'kontor',
  foodWaits: 0.5,
  late: 2,
  targetS: 40 * 60,
  courierTime: 0.1,
  pay: 3,
  unserved: 100 * 3600,
  reassignS: 120,
  roundsPerOrder: 30,
  mostWeighed: 60_000,
  seed: 1,
}

/** The policies that can be asked for by name. */
export const policies: Readonly<Record<Policy['name'], Policy>> = {
  kontor: kontorPolicy,
  nearest: nearestPolicy,
}
