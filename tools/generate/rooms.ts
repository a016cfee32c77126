/** docs/modules/<name>.md: what each module and product promises, and everything it declares. */
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Door } from '../../server/src/foundation/http/index.ts'
import { diagram, type Move } from '../../server/src/foundation/lifecycle/index.ts'
import type { Product, Room } from '../../server/src/foundation/module/index.ts'
import { everyRefusal } from '../../server/src/foundation/refusals/index.ts'
import { isAppendOnly, type Table } from './catalog.ts'
import { tableComments } from './comments.ts'
import { type Document, MADE, quoted, table } from './document.ts'
import { hearersOf } from './events.ts'

export const ROOMS_FOLDER = 'docs/modules'

/** Everything the pages are made of. */
export interface House {
  readonly modules: readonly Room[]
  readonly products: readonly Product[]
  readonly tables: readonly Table[]
}

export function roomDocuments(house: House): Document[] {
  const rooms = [...house.modules, ...house.products]
  return [
    listOfRooms(house),
    ...rooms.map((room) => ({
      path: `${ROOMS_FOLDER}/${room.name}.md`,
      text: page(room, rooms, tablesOf(room, house.tables)),
    })),
  ]
}

const tablesOf = (room: Room, tables: readonly Table[]): Table[] =>
  tables.filter(({ schema }) => schema === room.name.replaceAll('-', '_'))

function listOfRooms({ modules, products, tables }: House): Document {
  const row = (room: Room) => [
    `[${room.name}](${room.name}.md)`,
    firstSentence(room),
    quoted(room.needs),
    String(room.doors.length),
    String(room.events.length),
    String(tablesOf(room, tables).length),
  ]
  const heads = ['Name', 'What it is', 'Needs', 'Doors', 'Events', 'Tables']
  const text = `${MADE}
# Modules and products

In the order in which they are put together: whoever needs another comes after it.

## Modules

${table(heads, modules.map(row))}

## Products

${table(heads, products.map(row))}
`
  return { path: `${ROOMS_FOLDER}/README.md`, text }
}

function firstSentence(room: Room): string {
  const [first = ''] = readme(room).trim().split('\n\n')
  const sentence = first.replaceAll('\n', ' ').split(/(?<=\.)\s/)[0] ?? ''
  return sentence.startsWith('-') ? room.title : sentence
}

/** The README of a room without its heading. */
function readme(room: Room): string {
  const path = join(room.folder, 'README.md')
  if (!existsSync(path)) return ''
  return readFileSync(path, 'utf8')
    .replace(/^# .*\n+/, '')
    .trim()
}

function page(room: Room, rooms: readonly Room[], tables: readonly Table[]): string {
  const layer = basename(join(room.folder, '..'))
  const parts: [string, string][] = [
    ['Needs', room.needs.length > 0 ? list(room.needs.map((need) => `[${need}](${need}.md)`)) : ''],
    ['Doors', doorsTable(room.doors)],
    ['Lifecycles', room.lifecycles.map(storyOf).join('\n\n')],
    ['Events', eventsTable(room, rooms)],
    ['Hears', hears(room)],
    ['Refusals', refusalsTable(room)],
    ['Permits', permitsTable(room)],
    ['Jobs', jobsTable(room)],
    ['Live topics', list(room.topics.map(({ name }) => `\`${name}:<id>\``))],
    ['Tables', tablesTable(room, tables)],
  ]
  const sections = parts.filter(([, text]) => text !== '')
  return `${MADE}
# ${room.title}

\`server/src/${layer}/${room.name}\`

${readme(room).replace(/^#/gm, '##')}

${sections.map(([title, text]) => `## ${title}\n\n${text}`).join('\n\n')}
`
}

const list = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join('\n')

function doorsTable(doors: readonly Door[]): string {
  if (doors.length === 0) return ''
  return table(
    ['Door', 'What it does', 'Who may', 'Refuses'],
    doors.map(({ endpoint, permit }) => [
      `\`${endpoint.method} ${endpoint.path}\``,
      endpoint.summary,
      permit === 'public' || permit === 'signed-in' ? permit : `\`${permit}\``,
      quoted(endpoint.refuses),
    ]),
  )
}

function storyOf(of: Room['lifecycles'][number]): string {
  const moves = Object.entries(of.moves as Record<string, Move>)
  const rows = moves.map(([name, move]) => [
    `\`${name}\``,
    `${move.from.join(', ')} → ${move.to}`,
    move.by.join(', '),
    `\`${move.tells.name}\``,
    (move.money ?? []).join(', ') || '–',
    move.guard ?? '–',
  ])
  const timers = of.timers.map((timer) => {
    const due = timer.at ? `at \`${timer.at}\`` : `after ${minutesOf(timer.after ?? 0)}`
    return `In \`${timer.in}\`, the clock makes \`${timer.move}\` ${due}.`
  })
  return [
    `### ${of.name}, version ${of.version}`,
    `\`\`\`mermaid\n${diagram(of)}\n\`\`\``,
    table(['Move', 'From → to', 'By', 'Tells', 'Money', 'Guard'], rows),
    ...(timers.length > 0 ? [list(timers)] : []),
  ].join('\n\n')
}

const MINUTE_MS = 60_000
function minutesOf(ms: number): string {
  const minutes = ms / MINUTE_MS
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`
}

function eventsTable(room: Room, rooms: readonly Room[]): string {
  if (room.events.length === 0) return ''
  return table(
    ['Event', 'Version', 'Heard by'],
    room.events.map(({ name, version }) => [
      `\`${name}\``,
      String(version),
      quoted(hearersOf(name, rooms)),
    ]),
  )
}

function hears({ subscribers }: Room): string {
  if (subscribers.length === 0) return ''
  return table(
    ['Subscriber', 'Side', 'Events'],
    subscribers.map(({ name, side, to }) => [
      `\`${name}\``,
      side,
      to === 'every' ? 'every event' : quoted(to),
    ]),
  )
}

function refusalsTable({ name }: Room): string {
  const own = [...everyRefusal()].filter(([reason]) => reason.startsWith(`${name}.`))
  if (own.length === 0) return ''
  return table(
    ['Reason', 'Kind', 'Says'],
    own.map(([reason, { kind, says }]) => [`\`${reason}\``, kind, says]).sort(byFirst),
  )
}

const byFirst = ([a = '']: readonly string[], [b = '']: readonly string[]) => (a < b ? -1 : 1)

function permitsTable({ permits }: Room): string {
  const roles = Object.entries(permits)
  return roles.length === 0
    ? ''
    : table(
        ['Role', 'May'],
        roles.map(([role, may]) => [role, quoted(may)]),
      )
}

function jobsTable({ jobs }: Room): string {
  if (jobs.length === 0) return ''
  const when = (every: number | undefined) =>
    every ? `every ${minutesOf(every * MINUTE_MS)}` : 'when asked'
  return table(
    ['Job', 'When'],
    jobs.map((each) => [`\`${each.name}\``, when(each.everyMinutes)]),
  )
}

function tablesTable(room: Room, tables: readonly Table[]): string {
  if (tables.length === 0) return ''
  const comments = tableComments(room.folder)
  return table(
    ['Table', 'What it keeps', 'Append only'],
    tables.map((each) => {
      const name = `${each.schema}.${each.name}`
      return [`\`${name}\``, comments.get(name) ?? '', isAppendOnly(each) ? 'yes' : 'no']
    }),
  )
}
