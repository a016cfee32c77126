import type { Factor } from './matcher.ts'

/**
 * Where an amount stands between the worst that counts (`none`, value 0) and the best that still
 * makes a difference (`full`, value 1), in a straight line, held at both ends.
 */
export function along(amount: number, { none, full }: { none: number; full: number }): number {
  if (none === full) throw new Error('a scale needs two ends')
  return Math.min(1, Math.max(0, (amount - none) / (full - none)))
}

/**
 * A factor on a straight line: minutes to arrive (none 60, full 5), rating (none 3, full 5).
 * No amount counts as the worst. `wish` begins a sentence for the amount that a value stands for
 * (`Being 8 min away`); it should round towards the better side.
 */
export function linearFactor<Facts, Ask>(declared: {
  key: string
  name: string
  unit: string
  none: number
  full: number
  amount: (facts: Facts, ask: Ask, at: string) => number | null
  says: (amount: number | null, facts: Facts, ask: Ask) => string
  wish?: (amount: number) => string
}): Factor<Facts, Ask> {
  const { key, name, unit, none, full, amount, says, wish } = declared
  return {
    key,
    name,
    measure: (facts, ask, at) => {
      const found = amount(facts, ask, at)
      const value = found === null ? 0 : along(found, { none, full })
      return { value, amount: found, unit, says: says(found, facts, ask) }
    },
    ...(wish ? { target: (value: number) => wish(none + value * (full - none)) } : {}),
  }
}
