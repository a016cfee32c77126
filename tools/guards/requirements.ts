/** Whether a page of requirements has every line, each with a status that says something. */

/** A row of the page: its id and its cells, the id among them. */
export interface Line {
  readonly id: string
  readonly cells: readonly string[]
}

const STATUS = /^(done(, .+)?|partly: .+|not yet|later)$/

/** The rows of the tables that begin with an id such as `Z12` or `D-Z3`. */
export function linesOf(page: string): Line[] {
  return page.split('\n').flatMap((row) => {
    const cells = row
      .replace(/^\||\|$/g, '')
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim())
    const [id = ''] = cells
    return /^(D-)?[A-Z]+\d+$/.test(id) ? [{ id, cells }] : []
  })
}

/** Each line that is missing, there twice, has an empty cell, or a status that says nothing. */
export function lineBreaches(lines: readonly Line[], wanted: readonly string[]): string[] {
  const ids = lines.map(({ id }) => id)
  return [
    ...wanted.filter((id) => !ids.includes(id)).map((id) => `${id} is not there`),
    ...new Set(ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${id} is there twice`)),
    ...lines.flatMap(({ id, cells }) => {
      const status = cells.at(-1) ?? ''
      if (cells.some((cell) => cell === '')) return [`${id} has an empty cell`]
      if (status === 'partly') return [`${id} is partly done, and does not say what is missing`]
      return STATUS.test(status) ? [] : [`${id} has the status "${status}"`]
    }),
  ]
}

/** The lines that a page says it has: each `X1 to Xn` above its first table. */
export function wantedOf(page: string): string[] {
  const [preface = ''] = page.split(/^\|/m)
  return [...preface.matchAll(/\b((?:D-)?[A-Z]+)1 to \1(\d+)\b/g)].flatMap(([, prefix, last]) =>
    Array.from({ length: Number(last) }, (_, index) => `${prefix}${index + 1}`),
  )
}

/** Each count of the preface that its tables do not bear out. */
export function countBreaches(page: string): string[] {
  const lines = linesOf(page)
  return ['done', 'partly', 'later', 'not yet'].flatMap((status) => {
    const has = lines.filter(({ cells }) => cells.at(-1)?.startsWith(status)).length
    const said = new RegExp(`\\b(\\d+) ${status}\\b`).exec(page)?.[1]
    return Number(said) === has ? [] : [`${has} lines are ${status}, the page says ${said}`]
  })
}
