/** Whether the refusals that contracts list, modules declare and use cases throw are the same. */
import { lineOf, nodesIn, parse, type Source, walk } from './sources.ts'

/** A place where a refusal is made: `refuse.too_little(…)`. */
export interface Thrown {
  readonly path: string
  readonly line: number
  /** The name after `refuse.`; its module is the room of the file. */
  readonly name: string
}

/** Names that a contract lists and nobody declares. */
export function unknownRefusals(
  listed: Readonly<Record<string, readonly string[]>>,
  declared: ReadonlySet<string>,
): string[] {
  return Object.entries(listed).flatMap(([address, reasons]) =>
    reasons
      .filter((reason) => !declared.has(reason))
      .map((reason) => `${address} lists ${reason}, which nobody declares`),
  )
}

/** Every `refuse.<name>(` of a file. */
export function thrownIn(source: Source): Thrown[] {
  return [...walk(parse(source))].flatMap(([node]) => {
    if (node.type !== 'CallExpression') return []
    const callee = nodesIn(node['callee'])[0]
    // `refuse[because](…)` is as good as the values that `because` may have.
    if (callee?.type !== 'MemberExpression' || callee['computed'] === true) return []
    if (nodesIn(callee['object'])[0]?.['name'] !== 'refuse') return []
    const name = nodesIn(callee['property'])[0]?.['name']
    return typeof name === 'string'
      ? [{ path: source.path, line: lineOf(source, node.start), name }]
      : []
  })
}

/**
 * Refusals that are thrown somewhere in the house and that no contract lists: whoever knocks
 * could meet a no that the API page does not know.
 */
export function unlistedRefusals(
  thrown: readonly (Thrown & { readonly reason: string })[],
  listed: ReadonlySet<string>,
  allowed: Readonly<Record<string, string>>,
): string[] {
  return thrown
    .filter(({ reason }) => !listed.has(reason) && !allowed[reason])
    .map(({ path, line, reason }) => `${path}:${line} throws ${reason}, which no contract lists`)
}
