import type { Health, TimelineLine } from '#contract/insights'
import type { Tx } from '#foundation/db'

/** Which lines a timeline asks for: of these actions, or about this thing. */
export interface TimelineOf {
  readonly correlationIds: readonly string[]
  /** `zenvee.booking:<id>`; null when an action was asked for. */
  readonly about: string | null
}

/** A record of another room that has lines for the timeline: ledger, messages, match records. */
export interface TimelineSource {
  readonly name: string
  /** At most a few hundred lines; insights masks personal words and sorts. */
  readonly read: (tx: Tx, of: TimelineOf) => Promise<readonly TimelineLine[]>
}

/** Event names that mean one thing to a chart. */
export interface Step {
  readonly key: string
  readonly label: string
  readonly events: readonly string[]
}

export interface NodeSpec {
  readonly key: string
  readonly label: string
  /** Where it is drawn: apps, gateway, core, module, realtime, store, record, stream. */
  readonly group: string
  /** Page of the web app. */
  readonly link: string
  /** Beginnings of event names that count as its rate: `zenvee.`. */
  readonly events?: readonly string[]
  /** Parts of routes whose requests count as its rate: `/matches`. */
  readonly routes?: readonly string[]
  /** Rooms whose parked deliveries are its trouble (default: the key). */
  readonly subscribers?: readonly string[]
  /** Figures of its own, instead of counting. */
  readonly read?: (tx: Tx) => Promise<{ ratePerMinute: number; health?: Health; says?: string }>
}

export interface Edge {
  readonly from: string
  readonly to: string
  readonly label: string
}

/**
 * What products want counted, as data: insights knows the figures, products know what their
 * events mean. Everything may be left out.
 */
export interface InsightsPolicy {
  readonly sources?: readonly TimelineSource[]
  /** From asked to paid, in order; a story counts at a step when it told one of the events. */
  readonly funnel?: readonly Step[]
  /** A request for an answer, and what counts as one. An expiry is no answer. */
  readonly responses?: { readonly asked: readonly string[]; readonly answered: readonly string[] }
  /** How stories begin, and how they may end. */
  readonly completion?: {
    readonly begun: readonly string[]
    readonly endings: readonly (Step & { readonly isSuccess: boolean })[]
  }
  readonly payouts?: {
    /** A payout stands at the stage of its latest event. */
    readonly stages: readonly (Step & { readonly isTrouble: boolean })[]
    /** Figures beside the counts: money owed, oldest waiting. */
    readonly figures?: (tx: Tx) => Promise<readonly { label: string; value: string }[]>
  }
  /** Boxes of the system map beside the house's own. */
  readonly nodes?: readonly NodeSpec[]
  readonly edges?: readonly Edge[]
  readonly telemetry?: {
    /** Figures of the realtime layer that another room keeps: people online, open sessions. */
    readonly figures?: (tx: Tx) => Promise<Readonly<Record<string, number>>>
    /** Lines about sessions of a thing: when sharing began and ended, never where. */
    readonly sessions?: TimelineSource
    /** Part of the route that positions are sent to (default `/positions`). */
    readonly route?: string
    /** Schema whose tables hold telemetry (default `tracking`). */
    readonly schema?: string
  }
}
