/** Nothing in a use case reaches the world but through `tx`: no clock, chance, network or settings. */
import { lineOf, type Node, nodesIn, parse, type Source, walk } from './sources.ts'

const CALLS = ['fetch', 'setTimeout', 'setInterval', 'setImmediate', 'randomUUID', 'randomBytes']
const MEMBERS = ['Date.now', 'Math.random', 'process.env', 'crypto.randomUUID', 'performance.now']

/** Each place where a file reaches past `tx`, as a sentence. */
export function worldBreaches(source: Source): string[] {
  return [...walk(parse(source))].flatMap(([node]) => {
    const reached = reachOf(node)
    return reached
      ? [`${source.path}:${lineOf(source, node.start)} reaches the world: ${reached}`]
      : []
  })
}

function reachOf(node: Node): string | undefined {
  if (node.type === 'NewExpression' && nameOf(node['callee']) === 'Date') {
    return nodesIn(node['arguments']).length === 0 ? 'new Date()' : undefined
  }
  if (node.type === 'CallExpression') {
    const name = nameOf(node['callee'])
    if (name === 'Date') return 'Date()'
    return name !== undefined && CALLS.includes(name) ? `${name}()` : undefined
  }
  if (node.type === 'MemberExpression') {
    const name = `${nameOf(node['object'])}.${nameOf(node['property'])}`
    return MEMBERS.find((known) => name === known)
  }
  return undefined
}

function nameOf(value: unknown): string | undefined {
  const name = nodesIn(value)[0]?.['name']
  return typeof name === 'string' ? name : undefined
}
