/** A file under docs/ that is made, not written. */
export interface Document {
  /** In the project: `docs/openapi.json`. */
  readonly path: string
  readonly text: string
}

/** What the first line of a made page says. */
export const MADE = '<!-- Made by `npm run generate`; a guard fails when it is stale. -->'

/** A table of Markdown; pipes and line ends in cells are made harmless. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')
}

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

/** Words in code quotes, several with commas between; a dash when there are none. */
export const quoted = (words: readonly string[]): string =>
  words.length === 0 ? '–' : words.map((word) => `\`${word}\``).join(', ')

/** A number of things in words: `1 table`, `3 tables`. */
export const counted = (count: number, one: string): string =>
  `${count} ${one}${count === 1 ? '' : 's'}`

/** Made documents that differ from what is on disk, are missing there, or lie there unmade. */
export function staleDocuments(
  made: readonly Document[],
  readText: (path: string) => string | undefined,
  present: readonly string[] = [],
): string[] {
  const paths = new Set(made.map(({ path }) => path))
  return [
    ...made.flatMap(({ path, text }) => {
      const old = readText(path)
      if (old === undefined) return [`${path} is missing`]
      return old === text ? [] : [`${path} is stale${firstDifference(old, text)}`]
    }),
    ...present.filter((path) => !paths.has(path)).map((path) => `${path} is made by nothing`),
  ]
}

function firstDifference(old: string, made: string): string {
  const [before, after] = [old.split('\n'), made.split('\n')]
  const at = after.findIndex((line, index) => line !== before[index])
  const line = at < 0 ? after.length : at
  return ` at line ${line + 1}: ${(after[line] ?? '(the end)').trim().slice(0, 80)}`
}
