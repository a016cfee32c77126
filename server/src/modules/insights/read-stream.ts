import type { WorkInputOf } from '#contract/endpoint'
import type { readStream as contract, TimelineLine } from '#contract/insights'
import { pageFrom, readCursor, type Tx } from '#foundation/db'
import { listEvents, listLogLines, type StreamFilter } from '#foundation/records'
import { listAudit } from '#modules/audit'
import { auditLine, eventLine, levelOf, logLine } from './lines.ts'
import type { Policies } from './policies.ts'
import { readTelemetryLines } from './telemetry.ts'

type Asked = WorkInputOf<typeof contract>
type Page = { items: TimelineLine[]; nextCursor: string | null }

/** A row number as a cursor; what is none finds nothing beyond the newest. */
const NUMBER = /^\d{1,18}$/

/** One stream by itself, newest first: each is read from its own record, with its own retention. */
export function readStream(tx: Tx, policies: Policies, asked: Asked): Promise<Page> {
  switch (asked.stream) {
    case 'business':
      return businessStream(tx, asked)
    case 'logs':
      return logStream(tx, asked)
    case 'audit':
      return auditStream(tx, asked)
    case 'telemetry':
      return readTelemetryLines(tx, policies, asked, filterOf(asked))
  }
}

async function businessStream(tx: Tx, asked: Asked): Promise<Page> {
  const rows = await listEvents(tx, filterOf(asked))
  return pageFrom(rows, asked.limit, eventLine, (row) => [row.event_no.toString()])
}

async function logStream(tx: Tx, asked: Asked): Promise<Page> {
  const rows = await listLogLines(tx, { ...filterOf(asked), leastLevel: levelOf(asked.name) })
  return pageFrom(rows, asked.limit, logLine, (row) => [row.line_no.toString()])
}

async function auditStream(tx: Tx, asked: Asked): Promise<Page> {
  const page = await listAudit(tx, {
    limit: asked.limit,
    cursor: asked.cursor,
    actorId: asked.actorId,
    about: asked.about,
    correlationId: asked.correlationId,
    from: asked.since,
    action: asked.name === undefined ? undefined : `${asked.name}*`,
  })
  return { items: page.items.map(auditLine), nextCursor: page.nextCursor }
}

function filterOf(asked: Asked): StreamFilter {
  const [before] = readCursor(asked.stream === 'audit' ? undefined : asked.cursor, 1) ?? []
  return {
    correlationId: asked.correlationId,
    about: asked.about,
    actorId: asked.actorId,
    name: asked.name,
    since: asked.since === undefined ? undefined : new Date(asked.since),
    before: before !== undefined && NUMBER.test(before) ? before : undefined,
    limit: asked.limit,
  }
}
