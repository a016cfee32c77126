import type { Sighting } from '../play/sightings.ts'

/** What a check may look at: the database as its owner reads it, and what clients saw. */
export interface Evidence {
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>
  readonly sightings: readonly Sighting[]
  /** The city's time at the end. */
  readonly now: Date
  /** Names of everybody who hears an event of this name. */
  subscribersOf(eventName: string): readonly string[]
  verifyLedger(): Promise<{ wrong: number; problems: readonly { says: string }[] }>
}

/** Something that must hold whatever the city did. */
export interface Check {
  /** Said when it holds. */
  readonly name: string
  /** What is wrong, a sentence each; nothing when it holds. */
  readonly look: (evidence: Evidence) => Promise<string[]>
}

/** The outcome of one check. */
export interface Finding {
  readonly check: string
  readonly wrong: readonly string[]
}
