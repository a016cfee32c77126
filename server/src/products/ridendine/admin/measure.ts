import type { AlertRule } from '#contract/ridendine'
import type { Tx } from '#foundation/db'
import { listMinutes, type MinuteRow } from '#foundation/records'
import { percentileOf } from '#foundation/telemetry'
import type { Minute } from './alert-rules.ts'
import { driversByZone } from './drivers-now.ts'

/** The last minutes of something that is watched, newest first. */
export interface Measured {
  readonly rule: AlertRule
  readonly scope: string
  readonly minutes: readonly Minute[]
  /** How it was measured, in one honest sentence. */
  readonly how: string
}

/** More than the longest rule needs. */
const LOOK_BACK = 15
const SHARE = 0.95
/** Slower than every bound that is counted. */
const OFF_THE_SCALE_S = 10

/** Measure everything that is watched. */
export async function measureAll(tx: Tx): Promise<Measured[]> {
  const rows = await listMinutes(tx, LOOK_BACK)
  const each = (value: (row: MinuteRow) => number | null): Minute[] =>
    rows.map((row) => ({ at: row.minute, value: value(row) }))
  const isDirect = rows.some((row) => row.database_cpu !== null)

  return [
    {
      rule: 'api_errors',
      scope: '',
      minutes: each(({ requests, faults }) => (requests === 0 ? null : (faults / requests) * 100)),
      how: 'answers of 500 and above, of all answers of a minute, every process together',
    },
    {
      rule: 'slow_answers',
      scope: '',
      minutes: each(({ answered }) => slowest(answered)),
      how: 'the bound under which 95 of 100 answers of a minute lie, every process together',
    },
    {
      rule: 'database_cpu',
      scope: '',
      minutes: each((row) => (isDirect ? perCent(row.database_cpu) : perCent(row.database_busy))),
      how: isDirect
        ? 'processor time of the database’s own processes, as the kernel of this machine counts it'
        : 'a stand-in: sessions at work per processor of this machine, because the database’s processes are elsewhere',
    },
    ...(await driversByZone(tx)).map(({ name, available }) => ({
      rule: 'few_drivers' as const,
      scope: name,
      minutes: [{ at: tx.now, value: available }],
      how: 'drivers in this zone who are online, approved and free',
    })),
  ]
}

/** To a tenth: the database keeps shares in single precision. */
const perCent = (share: number | null) => (share === null ? null : Math.round(share * 1000) / 10)

function slowest(answered: Readonly<Record<string, number>>): number | null {
  const under = new Map(Object.entries(answered).map(([at, n]) => [Number(at), Number(n)]))
  const bound = percentileOf(under, SHARE)
  return bound === null ? null : Math.min(bound, OFF_THE_SCALE_S)
}
