/** The command line of the replay bench, and what it says when it is wrong. */
import { parseArgs } from 'node:util'
import { type Policy, policies } from '../../server/src/modules/dispatch/engine/index.ts'
import { BadInstance } from './instance.ts'

export interface BenchArguments {
  /** The folder of instance folders, or how many couriers a made-up city has. */
  readonly instances: string
  readonly madeUp?: number
  readonly policy: Policy
  readonly tick: number
  /** Not with `--stay`: then couriers wait where their last delivery was. */
  readonly repositions: boolean
  readonly anyTime?: boolean
  readonly out?: string
  readonly json?: string
}

export const USAGE =
  'npm run bench:dispatch -- --instances <folder of instance folders> [--policy kontor|nearest] [--tick <minutes>] [--stay] [--any-time] [--weights <name=number,…>] [--out <folder>] [--json <file>]'

/** Read the arguments, or say in one line what is wrong with them. */
export function readArguments(args: readonly string[]): BenchArguments {
  const { values } = parse(args)
  const madeUp = values['made-up'] === undefined ? undefined : Number(values['made-up'])
  if (madeUp !== undefined && !(Number.isInteger(madeUp) && madeUp > 0 && madeUp <= 2000)) {
    throw new BadInstance(`--made-up ${values['made-up']} is not a number of couriers up to 2000`)
  }
  if (!values.instances && madeUp === undefined)
    throw new BadInstance(`--instances is missing. ${USAGE}`)
  const name = values.policy ?? 'kontor'
  const policy = Object.values(policies).find((known) => known.name === name)
  if (!policy) {
    throw new BadInstance(`--policy ${name} is not one of ${Object.keys(policies).join(', ')}`)
  }
  const tick = Number(values.tick ?? 1)
  if (!Number.isInteger(tick) || tick < 1 || tick > 5) {
    throw new BadInstance(`--tick ${values.tick} is not a whole number of minutes from 1 to 5`)
  }
  const { instances = '', out, json } = values
  return {
    instances,
    madeUp,
    policy: weighted(policy, values.weights ?? ''),
    tick,
    repositions: !values.stay,
    anyTime: values['any-time'],
    out,
    json,
  }
}

/** The policy with other weights, for trying out what they do. */
function weighted(policy: Policy, weights: string): Policy {
  const known = Object.entries(policy).filter(([, value]) => typeof value === 'number')
  const names = known.map(([name]) => name)
  const changed = weights.split(',').flatMap((pair) => {
    if (pair === '') return []
    const [name = '', text = ''] = pair.split('=')
    const value = Number(text)
    if (!names.includes(name) || text === '' || !Number.isFinite(value)) {
      throw new BadInstance(`--weights ${pair}: ${policy.name} has numbers for ${names.join(', ')}`)
    }
    return [[name, value] as const]
  })
  return Object.assign({ ...policy }, Object.fromEntries(changed))
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        instances: { type: 'string' },
        policy: { type: 'string' },
        tick: { type: 'string' },
        'any-time': { type: 'boolean' },
        stay: { type: 'boolean' },
        weights: { type: 'string' },
        'made-up': { type: 'string' },
        out: { type: 'string' },
        json: { type: 'string' },
      },
    })
  } catch (error) {
    throw new BadInstance(`${error instanceof Error ? error.message : String(error)}. ${USAGE}`)
  }
}
