import type { TimelineLine } from '#contract/insights'
import { pageFrom, type Tx } from '#foundation/db'
import type { StreamFilter } from '#foundation/records'
import { addMs, days, minutes as ms } from '#foundation/time'
import { positionRequests } from './growth.ts'
import type { Meter } from './meter.adapter.ts'
import { figuresOf, type Policies, sessionSourcesOf } from './policies.ts'
import { deleteSamplesBefore, insertSample, listSamples, type SampleRow } from './telemetry.sql.ts'

/** Telemetry has a life of its own, shorter than the other streams'. */
export const TELEMETRY_DAYS = 7

/** Keep one sample of the realtime layer: sockets and pushes of this process, and the rooms' figures. */
export async function takeSample(tx: Tx, meter: Meter, policies: Policies): Promise<void> {
  const { rates, now } = await meter.read()
  await insertSample(tx, {
    sockets: now.sockets,
    pushesPerMinute: round(rates.pushes),
    positionRequestsPerMinute: round(positionRequests(rates, policies)),
    ...(await figuresOf(tx, policies)),
  })
}

export function sweepSamples(tx: Tx): Promise<number> {
  return deleteSamplesBefore(tx, addMs(tx.now, -days(TELEMETRY_DAYS)))
}

/** The samples of the last minutes as lines of a chart, one per figure, oldest first. */
export async function readTelemetry(tx: Tx, { minutes }: { minutes: number }) {
  const rows = (
    await listSamples(tx, { since: addMs(tx.now, -ms(minutes)), limit: minutes })
  ).reverse()
  const names = [...new Set(rows.flatMap((row) => Object.keys(row.figures)))]
  return {
    figures: names.map((name) => ({
      name,
      points: rows
        .filter((row) => name in row.figures)
        .map((row) => ({ at: row.sampled_at.toISOString(), value: row.figures[name] ?? 0 })),
    })),
    keptDays: TELEMETRY_DAYS,
  }
}

/**
 * The telemetry stream: sessions of a thing or an action when one is asked for, else the
 * samples. Places are in neither.
 */
export async function readTelemetryLines(
  tx: Tx,
  policies: Policies,
  asked: { limit: number },
  filter: StreamFilter,
): Promise<{ items: TimelineLine[]; nextCursor: string | null }> {
  if (filter.about !== undefined || filter.correlationId !== undefined) {
    const of = {
      correlationIds: filter.correlationId ? [filter.correlationId] : [],
      about: filter.about ?? null,
    }
    const lines: TimelineLine[] = []
    for (const source of sessionSourcesOf(policies)) lines.push(...(await source.read(tx, of)))
    return { items: lines.reverse().slice(0, asked.limit), nextCursor: null }
  }
  const rows = await listSamples(tx, filter)
  return pageFrom(rows, asked.limit, sampleLine, (row) => [row.sample_no.toString()])
}

function sampleLine(row: SampleRow): TimelineLine {
  return {
    at: row.sampled_at.toISOString(),
    stream: 'telemetry',
    source: 'sample',
    title: 'sample',
    says: Object.entries(row.figures)
      .map(([name, value]) => `${name} ${value}`)
      .join(', '),
    actor: null,
    correlationId: null,
    causationId: null,
    id: row.sample_no.toString(),
    about: null,
    facts: { ...row.figures },
  }
}

function round(n: number): number {
  return Math.round(n * 10) / 10
}
