import type { TimelineLine } from '#contract/insights'
import type { Tx } from '#foundation/db'
import { isUuid } from '#foundation/ids'
import {
  type EventRow,
  listActionsOf,
  listDeliveriesOf,
  listEventsOf,
  listLogLinesOf,
  listMovesOf,
  listPushesOf,
} from '#foundation/records'
import { listAudit } from '#modules/audit'
import { auditLine, deliveryLine, eventLine, logLine, moveLine, pushLine } from './lines.ts'
import type { TimelineOf, TimelineSource } from './policy.ts'
import { refuse } from './refusals.ts'
import { safeFacts, safeText } from './support-safe.ts'

/** Lines of one record on one timeline. */
const MOST = 400

interface Asked {
  readonly about?: string | undefined
  readonly correlationId?: string | undefined
}

/**
 * One timeline of a thing or an action, from every record: events, moves, deliveries, audit, log
 * sockets and what other rooms add. A thing's timeline follows its actions, so it also shows what else
 * the same actions did. Oldest first.
 */
export async function readTimeline(
  tx: Tx,
  sources: readonly TimelineSource[],
  { about, correlationId }: Asked,
) {
  if (!about && !correlationId) throw refuse.say_what()

  const correlationIds = about ? await listActionsOf(tx, about) : []
  if (correlationId && !correlationIds.includes(correlationId)) correlationIds.push(correlationId)
  const of: TimelineOf = { correlationIds, about: about ?? null }

  const events = await listEventsOf(tx, of, MOST + 1)
  const eventNos = events.map((row) => row.event_no)
  const read: { name: string; lines: readonly TimelineLine[] }[] = [
    { name: 'event', lines: events.map(eventLine) },
    { name: 'history', lines: await movesOf(tx, of, events) },
    {
      name: 'delivery',
      lines: (await listDeliveriesOf(tx, eventNos, MOST + 1)).map(deliveryLine),
    },
    { name: 'push', lines: (await listPushesOf(tx, eventNos, MOST + 1)).map(pushLine) },
    { name: 'audit', lines: await auditOf(tx, of) },
    { name: 'log', lines: (await listLogLinesOf(tx, correlationIds, MOST + 1)).map(logLine) },
  ]
  for (const source of sources) {
    const lines = await source.read(tx, of)
    read.push({ name: source.name, lines: lines.map(safeLine) })
  }
  return {
    about: about ?? null,
    correlationIds,
    lines: inOrder(read.flatMap(({ lines }) => lines.slice(0, MOST))),
    cut: read.filter(({ lines }) => lines.length > MOST).map(({ name }) => name),
  }
}

/** Moves of the thing, or of every thing that the action told of. */
async function movesOf(
  tx: Tx,
  of: TimelineOf,
  events: readonly EventRow[],
): Promise<TimelineLine[]> {
  const things = of.about ? [of.about] : [...new Set(events.map((row) => row.stream))].slice(0, 20)
  const lines: TimelineLine[] = []
  for (const about of things) {
    const at = about.lastIndexOf(':')
    const [thing, id] = [about.slice(0, at), about.slice(at + 1)]
    if (!isUuid(id)) continue
    const moves = await listMovesOf(tx, thing, id, MOST + 1)
    lines.push(
      ...moves
        .filter((row) => of.about !== null || of.correlationIds.includes(row.correlation_id))
        .map(moveLine),
    )
  }
  return lines
}

/** Audited acts upon the thing, and within the actions; each once. */
async function auditOf(tx: Tx, of: TimelineOf): Promise<TimelineLine[]> {
  const MOST_ACTIONS = 20
  const pages = [
    ...(of.about ? [await listAudit(tx, { about: of.about, limit: 100 })] : []),
    ...(await inTurn(of.correlationIds.slice(0, MOST_ACTIONS), (correlationId) =>
      listAudit(tx, { correlationId, limit: 50 }),
    )),
  ]
  const entries = new Map(pages.flatMap(({ items }) => items).map((entry) => [entry.id, entry]))
  return [...entries.values()].map(auditLine)
}

/** One after the other: a transaction is one connection. */
async function inTurn<Item, Answer>(
  items: readonly Item[],
  work: (item: Item) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = []
  for (const item of items) answers.push(await work(item))
  return answers
}

function safeLine(line: TimelineLine): TimelineLine {
  return { ...line, says: safeText(line.says), facts: safeFacts(line.facts) }
}

/** By time; what happened in the same instant in the order of cause: act, move, event, effect. */
const ORDER = [
  'audit',
  'history',
  'event',
  'ledger',
  'payment',
  'match',
  'message',
  'session',
  'delivery',
  'push',
  'log',
]

export function inOrder(lines: readonly TimelineLine[]): TimelineLine[] {
  const rank = (line: TimelineLine) =>
    ORDER.includes(line.source) ? ORDER.indexOf(line.source) : ORDER.length
  return [...lines].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : rank(a) - rank(b)))
}
