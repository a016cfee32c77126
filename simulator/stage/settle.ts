import { runningSandbox } from '#modules/stripe-sandbox'
import type { Stage } from './open-stage.ts'

/** Rounds until everything that one thing set off has come to rest; more are a circle. */
const MOST_ROUNDS = 500
/** A message that was handed to a socket arrives within this, milliseconds of the world's time. */
const ARRIVES_WITHIN_MS = 15_000

/** What the server has still to do, and when. */
interface Work {
  readonly hasDeliveries: boolean
  /** The next job, and the next thing the payment sandbox does; milliseconds, Infinity for none. */
  readonly jobAt: number
  readonly sandboxAt: number
}

interface WorkRow {
  pending: boolean
  job_at: Date | null
  plan_at: Date | null
  webhook_at: Date | null
}

/** Does the server's work by hand, in an order that is the same each time. */
export class Settler {
  readonly #stage: Stage
  /** How many messages all sockets have heard. */
  readonly #heard: () => number
  /** Where the time goes: milliseconds of the world's time, by what was done. */
  readonly spentMs = new Map<string, number>()
  /** When the server has something to do next, as of the last look; nothing has happened since. */
  #nextAt = Number.NEGATIVE_INFINITY

  constructor(stage: Stage, heard: () => number) {
    this.#stage = stage
    this.#heard = heard
  }

  /** When the server has something to do by itself, milliseconds of the city's time. */
  get nextAt(): number {
    return this.#nextAt
  }

  /** The clock was moved: do what is due, and the recurring jobs when it is their time. */
  async moved(isTimeToRecur: boolean): Promise<void> {
    if (isTimeToRecur) {
      await this.#timed('recurring jobs', () => this.#stage.kontor.queue.runRecurring())
    }
    const isDue = this.#nextAt <= this.#stage.clock.now().getTime()
    if (isTimeToRecur || isDue) await this.settle()
  }

  /** Deliver, do what is due, let the payment sandbox answer, until all is quiet and heard. */
  async settle(): Promise<void> {
    for (let round = 0; ; round += 1) {
      if (round > MOST_ROUNDS) throw new Error('the server does not come to rest')
      if (!(await this.#work())) break
    }
    await this.#timed('sockets', () => this.#untilHeard())
  }

  async #timed<Answer>(what: string, work: () => Promise<Answer>): Promise<Answer> {
    const started = performance.now()
    const answer = await work()
    this.spentMs.set(what, (this.spentMs.get(what) ?? 0) + performance.now() - started)
    return answer
  }

  async #work(): Promise<boolean> {
    const { kontor, clock } = this.#stage
    const work = await this.#look()
    this.#nextAt = Math.min(work.jobAt, work.sandboxAt)
    const now = clock.now().getTime()
    const deliver = () => this.#timed('outbox', () => kontor.outbox.drain())
    if (work.hasDeliveries && (await deliver()) > 0) return true
    const tick = async () => (await runningSandbox()?.sandbox.tick()) ?? 0
    if (work.sandboxAt <= now && (await this.#timed('payment sandbox', tick)) > 0) return true
    return work.jobAt <= now && this.#timed('jobs', () => kontor.queue.drain())
  }

  async #look(): Promise<Work> {
    const [row] = await this.#timed('looking', () =>
      this.#stage.ask<WorkRow>(
        'look',
        `
      select exists (select from foundation.deliveries where state = 'pending') as pending,
             foundation.next_job_due() as job_at,
             (select min(due_at) from stripe_sandbox.plans where done_at is null) as plan_at,
             (select min(due_at) from stripe_sandbox.deliveries
               where delivered_at is null and parked_at is null) as webhook_at`,
      ),
    )
    const at = (date: Date | null | undefined) => date?.getTime() ?? Number.POSITIVE_INFINITY
    return {
      hasDeliveries: row?.pending ?? false,
      jobAt: at(row?.job_at),
      sandboxAt: Math.min(at(row?.plan_at), at(row?.webhook_at)),
    }
  }

  /** The barrier: whoever acts next has heard everything that was said. */
  async #untilHeard(): Promise<void> {
    const { live } = this.#stage.kontor
    const until = performance.now() + ARRIVES_WITHIN_MS
    while (this.#heard() < (live?.pushed ?? 0)) {
      if (performance.now() > until) {
        throw new Error(`sockets heard ${this.#heard()} of ${live?.pushed} messages`)
      }
      await new Promise((settle) => setImmediate(settle))
    }
  }
}
