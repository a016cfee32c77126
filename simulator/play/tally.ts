import type { SeenCall } from '#contract/client'

/** One kind of request: how often, and how long each took (milliseconds). */
export interface DoorCount {
  count: number
  readonly ms: number[]
}

const MOST_SURPRISES = 200

/** What the actors did and were answered, counted. */
export class Tally {
  readonly counts = new Map<string, number>()
  readonly refusals = new Map<string, number>()
  readonly doors = new Map<string, DoorCount>()
  /** What no actor should ever meet: an answer that the door does not declare. */
  readonly surprises: string[] = []
  /** Hears of each as it comes. */
  onSurprise: (what: string) => void = () => {}
  /** Whether each request's time is kept; a city that lives for ever keeps none. */
  readonly #keepsTimes: boolean

  constructor(options: { keepsTimes: boolean }) {
    this.#keepsTimes = options.keepsTimes
  }

  add(name: string, by = 1): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + by)
  }

  refused(reason: string): void {
    this.refusals.set(reason, (this.refusals.get(reason) ?? 0) + 1)
  }

  surprised(what: string): void {
    this.onSurprise(what)
    if (this.surprises.length < MOST_SURPRISES) this.surprises.push(what)
  }

  answered(seen: SeenCall): void {
    const name = `${seen.method} ${seen.path}`
    const door = this.doors.get(name) ?? { count: 0, ms: [] }
    door.count += 1
    if (this.#keepsTimes) door.ms.push(seen.ms)
    this.doors.set(name, door)
  }
}
