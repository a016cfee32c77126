import { type Round, roundOf } from './stats.ts'

export interface Loop {
  /** Workers that each wait for the answer before they ask again. */
  readonly clients: number
  /** How long new work is begun, milliseconds. */
  readonly forMs: number
  /** At most so many in all. */
  readonly most?: number
}

/**
 * A closed loop: each client does one thing after another until the time is over. `work` answers
 * whether it came out right; what it throws ends the round.
 */
export async function closedLoop(
  { clients, forMs, most = Number.POSITIVE_INFINITY }: Loop,
  work: (client: number, turn: number) => Promise<boolean>,
): Promise<Round> {
  const times: number[] = []
  let wrong = 0
  let begun = 0
  const start = performance.now()
  const until = start + forMs
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let turn = 0; performance.now() < until && begun < most; turn += 1) {
        begun += 1
        const asked = performance.now()
        if (!(await work(client, turn))) wrong += 1
        times.push(performance.now() - asked)
      }
    }),
  )
  return roundOf(times, performance.now() - start, wrong)
}
