import type { z } from 'zod'

/** A factor's finding: how good (0 to 1), the raw figure, and a phrase such as `12 min away`. */
export interface Measured {
  readonly value: number
  readonly amount: number | null
  readonly unit: string
  readonly says: string
}

/** What must be true before anybody is ranked. Answers why not, or null when it is true. */
export interface Gate<Facts, Ask> {
  readonly key: string
  readonly name: string
  readonly stops: (facts: Facts, ask: Ask, at: string) => string | null
}

/**
 * One thing that counts. `measure` looks at one candidate alone and uses nothing but its
 * arguments and + − × ÷, so that it gives the same bits on every machine. `target` says, as the
 * start of a sentence, what a value would mean: `Being 8 min away`.
 */
export interface Factor<Facts, Ask> {
  readonly key: string
  readonly name: string
  readonly measure: (facts: Facts, ask: Ask, at: string) => Measured
  readonly target?: (value: number, facts: Facts, ask: Ask, at: string) => string
}

export interface Strong {
  readonly factor: string
  readonly says: string
}

interface Declared<Facts, Ask> {
  /** `product.who_is_matched`: `zenvee.technicians`. */
  readonly name: string
  /** A changed gate, factor or sentence needs a new version; keep the old one in `earlier`. */
  readonly version: number
  readonly title: string
  readonly facts: z.ZodType<Facts>
  readonly ask: z.ZodType<Ask>
  readonly gates: readonly Gate<NoInfer<Facts>, NoInfer<Ask>>[]
  readonly factors: readonly Factor<NoInfer<Facts>, NoInfer<Ask>>[]
  /** Used until an organisation sets its own. */
  readonly weights: Readonly<Record<string, number>>
  /** The sentence on the card, from what counted most; by default the two strongest phrases. */
  readonly sentence?: (
    strongest: readonly Strong[],
    facts: NoInfer<Facts>,
    ask: NoInfer<Ask>,
  ) => string
  readonly earlier?: readonly Judge[]
}

/** One candidate as seen by every gate and, when none stops it, every factor. */
export interface Judged {
  readonly failed: readonly { gate: string; name: string; says: string }[]
  readonly measured: readonly ({ factor: string } & Measured)[]
  readonly sentence: (strongest: readonly Strong[]) => string
  readonly target: (factor: string, value: number) => string | null
}

/** A matcher without its types: judges facts that are plain JSON again. */
export interface Judge {
  readonly name: string
  readonly version: number
  readonly title: string
  readonly gates: readonly { key: string; name: string }[]
  readonly factors: readonly { key: string; name: string }[]
  readonly weights: Readonly<Record<string, number>>
  readonly about: (ask: unknown, at: string) => (facts: unknown) => Judged
}

/** A matcher as its product uses it: facts and ask are checked by type and by schema. */
export interface Matcher<Facts, Ask> extends Judge {
  readonly readFacts: (facts: Facts) => Facts
  readonly readAsk: (ask: Ask) => Ask
}

const known = new Map<string, Judge>()

/** Declare a matcher and make it known to this server. Throws on double keys or wrong weights. */
export function matcher<Facts, Ask>(declared: Declared<Facts, Ask>): Matcher<Facts, Ask> {
  const keys = declared.factors.map((factor) => factor.key)
  checkKeys(declared.name, keys, Object.keys(declared.weights))
  const made: Matcher<Facts, Ask> = {
    name: declared.name,
    version: declared.version,
    title: declared.title,
    gates: declared.gates.map(({ key, name }) => ({ key, name })),
    factors: declared.factors.map(({ key, name }) => ({ key, name })),
    weights: declared.weights,
    readFacts: (facts) => declared.facts.parse(facts),
    readAsk: (ask) => declared.ask.parse(ask),
    about: (ask, at) => {
      const read = declared.ask.parse(ask)
      return (facts) => judged(declared, declared.facts.parse(facts), read, at)
    },
  }
  for (const each of [made, ...(declared.earlier ?? [])])
    known.set(`${each.name}@${each.version}`, each)
  newest.set(made.name, made)
  return made
}

const newest = new Map<string, Judge>()

/** The matcher of this name and version, if this server knows it. */
export function judgeOf(name: string, version: number): Judge | undefined {
  return known.get(`${name}@${version}`)
}

/** The matcher of this name that is used today. */
export function newestJudge(name: string): Judge | undefined {
  return newest.get(name)
}

function judged<Facts, Ask>(
  declared: Declared<Facts, Ask>,
  facts: Facts,
  ask: Ask,
  at: string,
): Judged {
  const failed = declared.gates.flatMap(({ key, name, stops }) => {
    const says = stops(facts, ask, at)
    return says === null ? [] : [{ gate: key, name, says }]
  })
  const measured =
    failed.length > 0
      ? []
      : declared.factors.map(({ key, measure }) => ({ factor: key, ...measure(facts, ask, at) }))
  return {
    failed,
    measured,
    sentence: (strongest) => declared.sentence?.(strongest, facts, ask) ?? twoStrongest(strongest),
    target: (factor, value) =>
      declared.factors.find(({ key }) => key === factor)?.target?.(value, facts, ask, at) ?? null,
  }
}

function twoStrongest(strongest: readonly Strong[]): string {
  const phrase = strongest
    .slice(0, 2)
    .map(({ says }) => says)
    .join(', ')
  return phrase === '' ? '' : `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}.`
}

function checkKeys(name: string, keys: readonly string[], weighted: readonly string[]): void {
  const same =
    new Set(keys).size === keys.length &&
    keys.length === weighted.length &&
    keys.every((key) => weighted.includes(key))
  if (!same) throw new Error(`${name}: each factor needs its own key and one weight`)
}
