/** What a document names exists: files, folders, commands. */
import { dirname, posix } from 'node:path'
import type { Source } from './sources.ts'

/** What a document may name. */
export interface Known {
  /** Every file and folder of the project. */
  readonly paths: ReadonlySet<string>
  /** The commands of package.json: `start`, `test`, … */
  readonly commands: ReadonlySet<string>
}

/** Folders a path in a document may be meant from, beside the project's own and the document's. */
const ROOTS = ['', 'server/src/']

/** Each path, link or command in a document that leads nowhere. Fenced examples are not read. */
export function docBreaches({ path, text }: Source, known: Known): string[] {
  const tops = new Set([...known.paths].map((each) => each.split('/')[0]))
  const prose = text.replace(/^```[\s\S]*?^```/gm, '').replace(/<table>[\s\S]*?<\/table>/g, '')
  const quoted = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, words = '']) => words)
  const named = quoted.filter((words) => isPath(words) && tops.has(words.split('/')[0]))
  const links = [...prose.matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
  const lost = [...named, ...links].filter((target) => !exists(target, path, known.paths))
  const commands = [...prose.matchAll(/\bnpm run ([a-z][\w:-]*)/g)]
    .map(([, command = '']) => command)
    .filter((command) => !known.commands.has(command))
  return [
    ...lost.map((target) => `${path} names ${target}, which is not there`),
    ...commands.map((command) => `${path} names npm run ${command}, which package.json has not`),
  ]
}

const isPath = (words: string) => /^[\w.@-]+(\/[\w.@$-]+)+\/?$/.test(words)

function exists(target: string, from: string, paths: ReadonlySet<string>): boolean {
  const plain = target.replace(/\/$/, '')
  const beside = posix.normalize(posix.join(dirname(from), plain))
  return paths.has(beside) || ROOTS.some((root) => paths.has(posix.normalize(root + plain)))
}
