/**
 * How long a file and a function may be, and how many parameters one takes by place. A leading
 * `tx` is the world and no parameter; markup is longer than logic because each word of it has a
 * line of its own.
 */
import { isTest, lineOf, type Node, nodesIn, parse, type Source, walk } from './sources.ts'

export const LIMITS = { file: 300, function: 60, markup: 110, parameters: 4 } as const

export interface Size {
  /** `path`, or `path name` for a function. */
  readonly of: string
  readonly kind: keyof typeof LIMITS
  readonly size: number
}

/** The size of a file and of each function in it. A test may be as long as its story. */
export function sizesOf(source: Source): Size[] {
  const { path, text } = source
  const fileLines = text.trimEnd().split('\n').length
  const sizes: Size[] = isTest(path) ? [] : [{ of: path, kind: 'file', size: fileLines }]
  for (const [node, around] of walk(parse(source))) {
    if (!/^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type)) {
      continue
    }
    const of = `${path} ${nameOf(node, around.at(-1))}`
    const lines = lineOf(source, node.end) - lineOf(source, node.start) + 1
    if (!isTest(path))
      sizes.push({ of, kind: path.endsWith('.tsx') ? 'markup' : 'function', size: lines })
    sizes.push({ of, kind: 'parameters', size: parametersOf(node) })
  }
  return sizes
}

function parametersOf(node: Node): number {
  const all = nodesIn(node['params'])
  const [first] = all
  return first?.['name'] === 'tx' ? all.length - 1 : all.length
}

function nameOf(node: Node, parent: Node | undefined): string {
  const holder = nodesIn(node['id'])[0] ?? nodesIn(parent?.['id'] ?? parent?.['key'])[0]
  const name = holder?.['name'] ?? holder?.['value']
  return typeof name === 'string' ? name : '(anonymous)'
}

/** What is above its limit, the largest first, and is not in the list of exceptions. */
export function sizeBreaches(
  sizes: readonly Size[],
  exceptions: Readonly<Record<string, string>>,
): string[] {
  return sizes
    .filter(({ kind, size, of }) => size > LIMITS[kind] && !exceptions[of])
    .sort((a, b) => b.size / LIMITS[b.kind] - a.size / LIMITS[a.kind])
    .map(({ kind, size, of }) => `${of}: ${kind} ${size}, the limit is ${LIMITS[kind]}`)
}

/** Exceptions that are no longer needed, so that the list stays true. */
export function idleExceptions(
  sizes: readonly Size[],
  exceptions: Readonly<Record<string, string>>,
): string[] {
  const large = new Set(sizes.filter(({ kind, size }) => size > LIMITS[kind]).map(({ of }) => of))
  return Object.keys(exceptions).filter((of) => !large.has(of))
}

/** The report: how many files, their median and their longest. */
export function summary(sizes: readonly Size[]): string {
  return (['file', 'function'] as const)
    .map((kind) => {
      const all = sizes.filter((size) => size.kind === kind).sort((a, b) => a.size - b.size)
      const at = (share: number) => all[Math.floor((all.length - 1) * share)]
      const longest = all.at(-1)
      return `${all.length} ${kind}s: median ${at(0.5)?.size}, 90th percentile ${at(0.9)?.size}, longest ${longest?.size} (${longest?.of})`
    })
    .join('\n')
}
