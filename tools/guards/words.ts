/** Names that say nothing, and forms that hide something. */
import { basename } from 'node:path'
import { isTest, lineOf, type Node, nodesIn, parse, type Source, walk } from './sources.ts'

const FORBIDDEN = [
  ['manager', 'managers', 'helper', 'helpers', 'util', 'utils', 'utility', 'common', 'misc'],
  ['data', 'info', 'process', 'processor', 'handle', 'handler', 'handlers'],
].flat()

/** The edges to other people's code, where their words come in: a request handler, a process. */
const EDGES = /^server\/src\/foundation\/(http|live|telemetry)\//
const EDGE_WORDS = ['data', 'info', 'process', 'handle', 'handler', 'handlers']

/** Files that a tool demands to be as they are. */
const TOOLS_OWN = /(\.config\.ts|\.d\.ts)$/

/** Whether `as` is allowed: at the edge where the untyped comes in, and in tests. */
const mayCast = (path: string) =>
  isTest(path) || !/^server\/src\/(modules|products)\//.test(path) || path.endsWith('.adapter.ts')

/** Foundation keeps things of every type in one list; nobody else needs to. */
const maySayAny = (path: string) => isTest(path) || path.startsWith('server/src/foundation/')

/** Each name or form that the style forbids, as a sentence. */
export function wordBreaches(source: Source): string[] {
  const at = (node: Node) => `${source.path}:${lineOf(source, node.start)}`
  const tree = parse(source)
  const inside = [...walk(tree)].flatMap(([node]) => {
    const name = declaredName(node)
    const serves = node.type === 'ClassDeclaration' && /[a-z]Service$/.test(name ?? '')
    return [
      ...(serves ? [`${at(node)} names a class ${name}: say what it does`] : []),
      ...(name && wordless(name, source.path)
        ? [`${at(node)} declares ${name}, which says nothing`]
        : []),
      ...(node.type === 'ExportDefaultDeclaration' && !TOOLS_OWN.test(source.path)
        ? [`${at(node)} exports a default: give it a name`]
        : []),
      ...(node.type === 'TSAnyKeyword' && !maySayAny(source.path) ? [`${at(node)} says any`] : []),
      ...(isCast(node) && !mayCast(source.path) ? [`${at(node)} casts with as`] : []),
    ]
  })
  return [...fileNameBreaches(source), ...inside, ...barrelBreaches(source, tree)]
}

/** The names that others read: functions, classes, types, and whatever stands at the top. */
function declaredName(node: Node): string | undefined {
  const declares =
    /^(FunctionDeclaration|ClassDeclaration|TSInterfaceDeclaration|TSTypeAliasDeclaration)$/
  const named = (value: unknown) => {
    const name = nodesIn(value)[0]?.['name']
    return typeof name === 'string' ? name : undefined
  }
  if (declares.test(node.type)) return named(node['id'])
  if (node.type !== 'VariableDeclarator') return undefined
  const init = nodesIn(node['init'])[0]?.type ?? ''
  return /Function/.test(init) ? named(node['id']) : undefined
}

function wordless(name: string, path: string): boolean {
  const allowed = EDGES.test(path) ? EDGE_WORDS : []
  const words = name.split(/(?=[A-Z])|[-_.\d]+/).map((word) => word.toLowerCase())
  return words.some((word) => FORBIDDEN.includes(word) && !allowed.includes(word))
}

function fileNameBreaches({ path }: Source): string[] {
  const name = basename(path).replace(/\.[a-z]+$/, '')
  const kebab = /^[a-z0-9$_]+([-.][a-z0-9$_]+)*$/
  return [
    ...(kebab.test(name) ? [] : [`${path} is not in kebab-case`]),
    ...(wordless(name, path) || /-service$/.test(name)
      ? [`${path} has a name that says nothing`]
      : []),
  ]
}

function isCast(node: Node): boolean {
  if (node.type !== 'TSAsExpression' && node.type !== 'TSTypeAssertion') return false
  const to = nodesIn(node['typeAnnotation'])[0]
  return nodesIn(to?.['typeName'])[0]?.['name'] !== 'const'
}

/**
 * A file that only passes on what others export. A module's own index.ts is its door, and so is each
 * file at the top of the contract.
 */
function barrelBreaches({ path }: Source, tree: Node): string[] {
  if (basename(path) === 'index.ts' || path.startsWith('contract/')) return []
  const statements = nodesIn(tree['body'])
  const passesOn = (node: Node) =>
    /^Export(All|Named)Declaration$/.test(node.type) && nodesIn(node['source']).length > 0
  return statements.length > 0 && statements.every(passesOn)
    ? [`${path} only passes on what others export: name the door index.ts`]
    : []
}
