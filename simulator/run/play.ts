import type { Check } from '../checks/check.ts'
import type { City } from '../play/city.ts'
import type { Line } from '../report/report.ts'
import type { Stage } from '../stage/open-stage.ts'
import type { Actor } from './day.ts'

export interface PlayOptions {
  readonly people: number
  /** Wishes per hour. */
  readonly demand: number
  /** The city closes when so many orders were placed; by its time without it. */
  readonly orders?: number | undefined
  /** That many were placed. */
  readonly onEnough: () => void
}

export interface Section {
  readonly title: string
  readonly lines: readonly Line[]
}

/** What the city plays: the people of one product, what it counts, and what must hold in the end. */
export interface Play {
  readonly product: string
  /** Everybody, on their way to work. */
  open(city: City, options: PlayOptions): Actor[]
  /** How many stories have not ended. */
  openStories(stage: Stage): Promise<number>
  /** What happened, the same for the same seed. */
  sections(stage: Stage, city: City): Promise<Section[]>
  readonly checks: readonly Check[]
  /** Counts of the tally that the line of progress shows. */
  readonly shows: readonly (readonly [count: string, what: string])[]
}
