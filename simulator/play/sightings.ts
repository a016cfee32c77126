import type { Point } from '#contract/places'

/** A position that somebody was shown. */
export interface Sighting {
  /** Who saw it; for a link, the one who had it made. */
  readonly viewerId: string
  readonly how: 'read' | 'push' | 'link'
  /** `zenvee.booking:<id>`, or the session where only that is said. */
  readonly subject: string | null
  readonly sessionId: string | null
  /** The city's time when it was seen, milliseconds since 1970. */
  readonly seenAt: number
  readonly recordedAt: string
  readonly point: Point
}

/** Every position that any client saw, kept for the check of leaks. */
export class Sightings {
  readonly all: Sighting[] = []
  readonly #keeps: boolean

  constructor(options: { keeps: boolean }) {
    this.#keeps = options.keeps
  }

  note(sighting: Sighting): void {
    if (this.#keeps) this.all.push(sighting)
  }
}
