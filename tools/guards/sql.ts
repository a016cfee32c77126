/** Where SQL may be written and which rooms it may name; and that a state is set in one place. */
import { placeOf } from './boundaries.ts'
import { lineOf, nodesIn, parse, type Source, walk } from './sources.ts'

/** A piece of SQL: a whole migration, or one statement of a TypeScript file. */
export interface Statement {
  readonly path: string
  readonly line: number
  readonly sql: string
}

/** A schema of the database, by the module or product that owns it: `stripe-sandbox` → its own. */
export const schemaOf = (home: string): string => (home.split('/')[1] ?? home).replaceAll('-', '_')

/** The statements of a file, without comments; the values between them are shown as `?`. */
export function statementsOf(source: Source): Statement[] {
  if (source.path.endsWith('.sql')) {
    return [{ path: source.path, line: 1, sql: withoutComments(source.text) }]
  }
  return [...walk(parse(source))]
    .filter(([node]) => node.type === 'TaggedTemplateExpression')
    .filter(([node]) => nodesIn(node['tag'])[0]?.['name'] === 'sql')
    .map(([node]) => ({
      path: source.path,
      line: lineOf(source, node.start),
      sql: withoutComments(
        nodesIn(nodesIn(node['quasi'])[0]?.['quasis'])
          .map(({ start, end }) => source.text.slice(start, end).replace(/^[`}]|[`]$|\$\{$/g, ''))
          .join('?'),
      ),
    }))
}

const withoutComments = (sql: string) => sql.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, ' ')

/** The words after which SQL names a table or another thing with a schema. */
const BEFORE_NAME =
  'from|join|into|update|table|references|using|function|view|sequence|type|truncate|exists|only|schema'

/**
 * Statements that name another room's schema. Everyone may call the functions of `foundation`;
 * another module's `pub_…` views may be read, never written, by who declares the need.
 */
export function homeBreaches(
  statements: readonly Statement[],
  homes: readonly string[],
  mayRead: (home: string, other: string) => boolean,
): string[] {
  const rooms = new Map([...homes, 'foundation'].map((home) => [schemaOf(home), home]))
  return statements.flatMap(({ path, line, sql }) => {
    const own = placeOf(path)?.home
    if (!own || own === 'foundation') return []
    return namesIn(sql).flatMap(({ verb, schema, thing }) => {
      const room = rooms.get(schema)
      if (!room || room === own) return []
      const reads = verb === 'from' || verb === 'join'
      if (room === 'foundation' && verb === 'call') return []
      if (reads && thing.startsWith('pub_') && mayRead(own, room)) return []
      return [`${path}:${line} names ${schema}.${thing}, which belongs to ${room}`]
    })
  })
}

function namesIn(sql: string): { verb: string; schema: string; thing: string }[] {
  const flat = sql.toLowerCase().replace(/\s+/g, ' ')
  const named = [
    ...flat.matchAll(new RegExp(`\\b(${BEFORE_NAME}) ([a-z_]+)\\.([a-z_0-9]+)`, 'g')),
    ...flat.matchAll(/\b(index|trigger|policy|rule)\b[^;]*? on ([a-z_]+)\.([a-z_0-9]+)/g),
    ...flat.matchAll(/,? ?\b(schema) ([a-z_]+)()\b(?!\.)/g),
  ].map(([, verb = '', schema = '', thing = '']) => ({ verb, schema, thing }))
  const called = [...flat.matchAll(/\b([a-z_]+)\.([a-z_0-9]+) ?\(/g)]
    // `insert into ledger.entries (id)` is a table and its columns, not a call.
    .filter((call) => !/\b(into|table|references|on) $/.test(flat.slice(0, call.index)))
    .map(([, schema = '', thing = '']) => ({ verb: 'call', schema, thing }))
  return [...named, ...called]
}

/** SQL of a module or product that stands outside a `*.sql.ts`. */
export function placeBreaches(statements: readonly Statement[]): string[] {
  return statements
    .filter(({ path }) => !path.endsWith('.sql') && !path.endsWith('.sql.ts'))
    .filter(({ path }) => placeOf(path) && placeOf(path)?.layer !== 'foundation')
    .map(({ path, line }) => `${path}:${line} holds SQL: statements live in a *.sql.ts`)
}

const MOVE = 'server/src/foundation/lifecycle/move.ts'
/**
 * A delivery is pending, dispatched, completed or failed: bookkeeping of the outbox, not a chapter
 * of somebody's story, so it has no move and tells nobody.
 */
const OUTBOX = 'server/src/foundation/events/outbox.sql.ts'
const SETS_STATE =
  /\bset\b(?:(?!\bwhere\b|\bfrom\b|\breturning\b|;)[\s\S])*?(?:\bset|,)\s*"?state"?\s*=|\bset\s+state\b/i

/** Statements that set a state by hand. */
export function stateBreaches(statements: readonly Statement[]): string[] {
  return statements
    .filter(({ path, sql }) => path !== MOVE && path !== OUTBOX && SETS_STATE.test(sql))
    .map(({ path, line }) => `${path}:${line} sets a state: only ${MOVE} does`)
}
