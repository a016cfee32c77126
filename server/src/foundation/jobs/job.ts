import type { z } from 'zod'
import { sql, type Tx } from '#foundation/db'

/** Work for later, done in one transaction of its organisation. */
export interface Job<Input = unknown> {
  /** `module.what_it_does`; unique. */
  readonly name: string
  readonly input: z.ZodType<Input>
  readonly work: (tx: Tx, input: Input) => Promise<void>
  /** Run by itself, once per organisation, every so many whole minutes (1 to 1440). */
  readonly everyMinutes?: number
  /** Attempts before it is given up (default 10). */
  readonly attempts?: number
}

/** Declare a job. */
export function job<Input>(declared: Job<Input>): Job<Input> {
  return declared
}

export interface Later {
  /** Our clock's time to do it (default: now). */
  readonly at?: Date
  /** One job per key: adding it again replaces what waits. */
  readonly key?: string
}

const ATTEMPTS = 10
const PRIORITY = 0

/** Put a job down in the caller's transaction: it is there when that commits, and only then. */
export function enqueue<Input>(
  tx: Tx,
  of: Job<Input>,
  input: Input,
  later: Later = {},
): Promise<number> {
  return add(tx, {
    task: of.name,
    input: of.input.parse(input),
    at: later.at ?? tx.now,
    key: later.key ?? null,
    attempts: of.attempts ?? ATTEMPTS,
  })
}

/** Take back what waits under a key; nothing happens when nothing waits. */
export function cancelJob(tx: Tx, key: string): Promise<number> {
  return tx.run(sql`select foundation.remove_job(${orgKey(tx, key)})`)
}
export { cancelJob as cancelJobLater }

/** The task that makes the clock's moves. */
export const TIMER_TASK = 'foundation.timer'

export interface TimerInput {
  readonly story: string
  readonly id: string
  readonly move: string
  /** The state it was set in; in any other the timer has nothing to do. */
  readonly state: string
}

/** For foundation/lifecycle only: a move of the clock at a time. */
export function enqueueTimer(tx: Tx, input: TimerInput, at: Date, key: string): Promise<number> {
  return add(tx, { task: TIMER_TASK, input, at, key, attempts: ATTEMPTS })
}

interface Added {
  readonly task: string
  readonly input: unknown
  readonly at: Date
  readonly key: string | null
  readonly attempts: number
}

function add(tx: Tx, { task, input, at, key, attempts }: Added) {
  const payload = {
    input,
    orgId: tx.orgId,
    correlationId: tx.correlationId,
    causationId: tx.causationId,
    dueAt: at.toISOString(),
  }
  return tx.run(sql`
    select foundation.add_job(${task}, ${JSON.stringify(payload)}::jsonb, ${tx.wiring.realTimeOf(at)},
                              ${key === null ? null : orgKey(tx, key)}, ${attempts}, ${PRIORITY})`)
}

/** Keys of different organisations never meet. */
function orgKey(tx: Tx, key: string): string {
  return `${tx.orgId}:${key}`
}
