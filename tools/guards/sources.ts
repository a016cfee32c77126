/** What the guards look at: the files of the project, parsed once. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'
import { parseSync } from 'vite'
import { ROOT } from '../run.ts'

/** A file by its path in the project, with forward slashes. */
export interface Source {
  readonly path: string
  readonly text: string
}

/** Every file below the given folders whose path matches. Folders that are not there are empty. */
export function readSources(folders: readonly string[], matching: RegExp): Source[] {
  return folders
    .flatMap((folder) => pathsBelow(join(ROOT, folder)))
    .map((path) => relative(ROOT, path).replaceAll('\\', '/'))
    .filter((path) => matching.test(path))
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }))
}

function pathsBelow(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isFile()) return [path]
    const skipped = ['node_modules', 'dist', '.kontor'].includes(entry.name)
    return entry.isDirectory() && !skipped ? pathsBelow(path) : []
  })
}

/** Every file that belongs to the project: what git tracks, and what it would. */
export function projectFiles(): Source[] {
  const listed = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  return listed
    .split('\0')
    .filter((path) => path !== '' && existsSync(join(ROOT, path)))
    .filter((path) => statSync(join(ROOT, path)).isFile())
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }))
}

/** Tests, and what only tests use. */
export const isTest = (path: string): boolean =>
  /\.test\.tsx?$/.test(path) || path.includes('/testing/') || path.startsWith('server/test/')

/** A node of the syntax tree. Which further keys it has follows from `type`. */
export interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [key: string]: unknown
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value

/** The nodes directly inside `node`, or inside one value of it. */
export function nodesIn(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn)
  return isNode(value) ? [value] : []
}

/** Every node of the file, the outer before the inner, each with the nodes around it. */
export function* walk(
  node: Node,
  around: readonly Node[] = [],
): Generator<readonly [Node, readonly Node[]]> {
  yield [node, around]
  const inner = [...around, node]
  for (const child of Object.values(node).flatMap(nodesIn)) yield* walk(child, inner)
}

/** The syntax tree of a TypeScript file. @throws when it cannot be parsed. */
export function parse({ path, text }: Source): Node {
  const { program, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message}`)
  const tree: unknown = program
  if (!isNode(tree)) throw new Error(`${path} has no syntax tree`)
  return tree
}

/** The line of a place in the file, counted from 1. */
export const lineOf = ({ text }: Source, offset: number): number =>
  text.slice(0, offset).split('\n').length

/** What a file imports, as paths in the project; packages are left out. */
export function importsOf(source: Source): string[] {
  return moduleRequests(source)
    .map((request) => resolveImport(source.path, request))
    .filter((path) => path !== undefined)
}

function moduleRequests(source: Source): string[] {
  const kinds = ['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration']
  kinds.push('ImportExpression', 'TSImportType')
  return [...walk(parse(source))]
    .filter(([node]) => kinds.includes(node.type))
    .flatMap(([node]) => nodesIn(node['source'] ?? node['argument']))
    .flatMap((node) => (typeof node['value'] === 'string' ? [node['value']] : []))
}

/** The aliases of package.json ("imports"), which the guard reads as Node does. */
const ALIASES: readonly (readonly [RegExp, string])[] = [
  [/^#contract$/, 'contract/index.ts'],
  [/^#contract\/(.+)$/, 'contract/$1.ts'],
  [/^#foundation\/(.+)$/, 'server/src/foundation/$1/index.ts'],
  [/^#modules\/(.+)$/, 'server/src/modules/$1/index.ts'],
  [/^#products\/(.+)$/, 'server/src/products/$1/index.ts'],
  [/^#testing$/, 'server/src/foundation/testing/index.ts'],
  [/^#server\/(.+)$/, 'server/src/$1.ts'],
]

function resolveImport(from: string, request: string): string | undefined {
  if (request.startsWith('.')) return posix.join(dirname(from), request)
  const alias = ALIASES.find(([pattern]) => pattern.test(request))
  return alias && request.replace(alias[0], alias[1])
}
