/** The project speaks of itself alone: nothing in it names a machine, a mirror or who typed it. */
import type { Source } from './sources.ts'

// Put together from parts, so that this file does not say what it forbids.
const any = (...words: string[]) => `(?:${words.join('|')})`
const RULES: readonly (readonly [string, RegExp])[] = [
  ['a path of one machine', new RegExp(`(?<![\\w.>/-])/${any('work', 'root', 'Users')}/[\\w.]`)],
  ['a home folder', /(?<![\w.>/-])\/home\/[a-z]/],
  ['a registry', new RegExp(`${any('registry', 'npm')}\\.${any('npmjs', 'npmmirror', 'yarnpkg')}`)],
  ['an address of an inner network', /https?:\/\/(10\.\d+|192\.168|172\.(1[6-9]|2\d|3[01]))\.\d+/],
  [
    'how it was written',
    new RegExp(`\\b${any('clau' + 'de', 'anth' + 'ropic', 'copi' + 'lot')}\\b`, 'i'),
  ],
]

/** Each line that speaks of something else than the project. */
export function selfBreaches({ path, text }: Source): string[] {
  if (/\.(png|webp|jpg|ico|woff2?|pdf|gz)$/.test(path)) return []
  return text
    .split('\n')
    .flatMap((line, index) =>
      RULES.filter(([, pattern]) => pattern.test(line)).map(
        ([what]) => `${path}:${index + 1} names ${what}: ${line.trim().slice(0, 80)}`,
      ),
    )
}

/** A lockfile that says where each package was fetched ties the project to that place. */
export function lockBreaches(lock: string): string[] {
  const places = [...lock.matchAll(/"resolved": "([^"]+)"/g)].filter(
    ([, place = '']) => !place.startsWith('file:'),
  )
  return places.length > 0
    ? [`package-lock.json says where ${places.length} packages came from ("resolved")`]
    : []
}
