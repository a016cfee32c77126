import type { Point } from '#contract/places'

/** A position that somebody was shown. */
export interface Sighting {
  /** Who saw it; for a link, the one who had it made. */
  readonly viewerId: string
  readonly how: 'read' | 'push' | 'link'
  /** `zenvee.booking:<id>`; null when it was pushed for a session nobody had heard of. */
  readonly subject: string | null
  /** The city's time when it was seen, milliseconds since 1970. */
  readonly seenAt: number
  readonly recordedAt: string
  readonly point: Point
}

/** Every position that any client saw, kept for the check of leaks. */
export class Sightings {
  readonly all: Sighting[] = []
  readonly #subjects = new Map<string, string>()
  readonly #keeps: boolean

  constructor(options: { keeps: boolean }) {
    this.#keeps = options.keeps
  }

  /** A sharing session is of this subject. */
  learn(sessionId: string, subject: string): void {
    if (this.#keeps) this.#subjects.set(sessionId, subject)
  }

  /** What a session is of, as far as anybody was told. */
  subjectOf(sessionId: string): string | null {
    return this.#subjects.get(sessionId) ?? null
  }

  note(sighting: Sighting): void {
    if (this.#keeps) this.all.push(sighting)
  }
}
