import type { AuditEntry } from '#contract/audit'
import type { TimelineLine } from '#contract/insights'
import type { DeliveryRow, EventRow, HistoryRow, LogRow, PushRow } from '#foundation/records'
import { addMs } from '#foundation/time'
import { safeFacts, safeText } from './support-safe.ts'

/** Rows of the records as lines of a timeline, personal words masked. */
export function eventLine(row: EventRow): TimelineLine {
  return {
    at: row.told_at.toISOString(),
    stream: 'business',
    source: 'event',
    title: row.name,
    says: sentence(row.name),
    actor: { kind: row.actor_kind, id: row.actor_id },
    correlationId: row.correlation_id,
    causationId: row.causation_id,
    id: row.event_id,
    about: row.stream,
    facts: { seq: row.seq, ...safeFacts(row.payload) },
  }
}

export function moveLine(row: HistoryRow): TimelineLine {
  return {
    at: row.moved_at.toISOString(),
    stream: 'business',
    source: 'history',
    title: `${row.thing}.${row.move}`,
    says: `${row.from_state ?? 'new'} → ${row.to_state}${row.reason ? `: ${safeText(row.reason)}` : ''}`,
    actor: { kind: row.actor_kind, id: row.actor_id },
    correlationId: row.correlation_id,
    causationId: null,
    id: row.history_no.toString(),
    about: `${row.thing}:${row.thing_id}`,
    facts: { from: row.from_state, to: row.to_state, move: row.move },
  }
}

export function deliveryLine(row: DeliveryRow): TimelineLine {
  return {
    // The event's own time and how long it took: the database's clock may be another than the story's.
    at: addMs(row.made_at, row.lag_ms ?? 0).toISOString(),
    stream: 'logs',
    source: 'delivery',
    title: row.subscriber,
    says:
      row.state === 'completed'
        ? `heard ${row.name}${row.lag_ms === null ? '' : ` after ${row.lag_ms} ms`}`
        : `${row.state}: ${row.name}${row.last_error ? ` (${safeText(row.last_error)})` : ''}`,
    actor: null,
    correlationId: row.correlation_id,
    causationId: row.event_id,
    id: row.delivery_id,
    about: row.stream,
    facts: { state: row.state, attempts: row.attempts, lagMs: row.lag_ms },
  }
}

export function pushLine(row: PushRow): TimelineLine {
  const kinds = [...new Set(row.rooms.map((room) => room.slice(0, room.indexOf(':'))))]
  return {
    at: addMs(row.told_at, row.lag_ms ?? 0).toISOString(),
    stream: 'telemetry',
    source: 'push',
    title: row.name,
    says: `${row.rooms.length} rooms by socket: ${kinds.join(', ')}`,
    actor: null,
    correlationId: row.correlation_id,
    causationId: row.event_id,
    id: row.event_no.toString(),
    about: row.stream,
    facts: { rooms: [...row.rooms], lagMs: row.lag_ms },
  }
}

export function auditLine(entry: AuditEntry): TimelineLine {
  return {
    at: entry.at,
    stream: 'audit',
    source: 'audit',
    title: entry.action,
    says: entry.reason ? safeText(entry.reason) : sentence(entry.action),
    actor: { kind: entry.actor.kind, id: entry.actor.id },
    correlationId: entry.correlationId,
    causationId: null,
    id: entry.id,
    about: entry.about,
    facts: safeFacts({ roles: entry.actor.roles, before: entry.before, after: entry.after }),
  }
}

const LEVELS: Readonly<Record<number, string>> = {
  10: 'trace',
  20: 'debug',
  30: 'info',
  40: 'warn',
  50: 'error',
  60: 'fatal',
}

export function levelOf(name: string | undefined): number {
  return Number(Object.entries(LEVELS).find(([, known]) => known === name)?.[0] ?? 0)
}

export function logLine(row: LogRow): TimelineLine {
  const facts = safeFacts(row.fields)
  // A demo's clock may be another than the world's, by which lines are kept and swept.
  const at = typeof facts.clockAt === 'string' ? facts.clockAt : row.at.toISOString()
  return {
    at,
    stream: 'logs',
    source: 'log',
    title: LEVELS[row.level] ?? String(row.level),
    says: safeText(row.message),
    actor: typeof facts.actorId === 'string' ? { kind: 'person', id: facts.actorId } : null,
    correlationId: row.correlation_id,
    causationId: null,
    id: row.line_no.toString(),
    about: typeof facts.about === 'string' ? facts.about : null,
    facts,
  }
}

/** `zenvee.booking_accepted` → `booking accepted`. */
function sentence(name: string): string {
  return name.slice(name.indexOf('.') + 1).replace(/[._-]/g, ' ')
}
