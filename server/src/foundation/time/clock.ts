/** Where `now` comes from. A transaction asks once. */
export interface Clock {
  now(): Date
  /** How many of our milliseconds pass in one of the world's (1 unless a demo runs faster). */
  readonly speed: number
}

export const systemClock: Clock = { now: () => new Date(), speed: 1 }

/** A clock that can be set ahead and made to run faster, for demos, tests and simulations. */
export interface AdjustableClock extends Clock {
  /** Our time now, at this speed from here on. Speed 0 stands still until it is moved. */
  set(now: Date, speed?: number): void
  /** Jump ahead by so many milliseconds. */
  passes(ms: number): void
}

/** Start at `start` (default: the system's now) with a speed (default 1). */
export function adjustableClock(start?: Date, speed = 1): AdjustableClock {
  let base = start?.getTime() ?? Date.now()
  let since = performance.now()
  let rate = speed
  const read = () => base + (performance.now() - since) * rate
  return {
    now: () => new Date(Math.floor(read())),
    get speed() {
      return rate
    },
    set(now, nextSpeed = rate) {
      base = now.getTime()
      since = performance.now()
      rate = nextSpeed
    },
    passes(ms) {
      base = read() + ms
      since = performance.now()
    },
  }
}
