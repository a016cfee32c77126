/**
 * What was typed with each word replaced by the known word nearest to it; null when some word is
 * near to none. One slip is forgiven in words of four or five letters, two in longer ones.
 */
export function putRight(typed: string, known: readonly string[]): string | null {
  const words = typed.toLowerCase().match(/[\p{L}\p{N}]+/gu)
  if (!words) return null
  const meant = words.map((word) => nearest(word, known))
  return meant.includes(undefined) ? null : meant.join(' ')
}

function nearest(word: string, known: readonly string[]): string | undefined {
  const allowed = word.length < 4 ? 0 : word.length < 6 ? 1 : 2
  const near = known
    .filter((each) => Math.abs(each.length - word.length) <= allowed)
    .map((each) => ({ each, slips: slipsBetween(word, each) }))
    .filter(({ slips }) => slips <= allowed)
    .sort((a, b) => a.slips - b.slips || (a.each < b.each ? -1 : 1))
  return near[0]?.each
}

/**
 * Slips that turn one word into the other: a letter too many, too few or wrong, or two swapped
 * (optimal string alignment, a restricted Damerau-Levenshtein distance).
 */
export function slipsBetween(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const wrong = a[i - 1] === b[j - 1] ? 0 : 1
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row.push(
        Math.min(
          (rows[i - 1]?.[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (rows[i - 1]?.[j - 1] ?? 0) + wrong,
          swapped ? (rows[i - 2]?.[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
    rows.push(row)
  }
  return rows[a.length]?.[b.length] ?? 0
}
