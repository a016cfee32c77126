const ABBREVIATIONS: Readonly<Record<string, string>> = {
  st: 'street',
  str: 'street',
  ave: 'avenue',
  av: 'avenue',
  rd: 'road',
  dr: 'drive',
  ln: 'lane',
  ct: 'court',
  pl: 'place',
  blvd: 'boulevard',
  hwy: 'highway',
  pkwy: 'parkway',
  ter: 'terrace',
  cir: 'circle',
  sq: 'square',
  harbour: 'harbor',
  '1st': 'first',
  '2nd': 'second',
  '3rd': 'third',
  '4th': 'fourth',
  '5th': 'fifth',
  '6th': 'sixth',
  '7th': 'seventh',
  '8th': 'eighth',
  '9th': 'ninth',
  '10th': 'tenth',
}

/** Lower case, no accents, no punctuation: what two spellings of one name have in common. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Plain words, with the usual abbreviations of streets written out. */
export function wordsOf(text: string): string[] {
  return plain(text)
    .split(' ')
    .filter(Boolean)
    .map((word) => ABBREVIATIONS[word] ?? word)
}

/**
 * How well a typed word fits a word: 1 the same, less for a beginning, less for one typing
 * mistake (two in long words), 0 for anything else.
 */
export function likeness(typed: string, word: string): number {
  if (typed === word) return 1
  if (word.startsWith(typed)) return 0.75 + 0.2 * (typed.length / word.length)
  const allowed = typed.length >= 8 ? 2 : typed.length >= 4 ? 1 : 0
  if (allowed === 0 || typed[0] !== word[0]) return 0
  const whole = mistakes(typed, word, allowed)
  const begun = mistakes(typed, word.slice(0, typed.length), allowed)
  const fewest = Math.min(whole, begun + 0.5)
  return fewest > allowed + 0.5 ? 0 : 0.8 - 0.2 * fewest
}

/** Typing mistakes between two words (Damerau–Levenshtein, neighbours swapped count as one), or more than `most`. */
export function mistakes(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const swap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2]! + 1 : Infinity
      const change = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      row.push(Math.min(last[j]! + 1, row[j - 1]! + 1, change, swap))
    }
    if (Math.min(...row) > most) return most + 1
    before = last
    last = row
  }
  return last[b.length]!
}
