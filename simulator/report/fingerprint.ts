import { createHash } from 'node:crypto'
import type { Stage } from '../stage/open-stage.ts'

interface EventRow {
  told_at: Date
  name: string
  stream: string
  seq: number
}

/**
 * SHA-256 over the report and over every event: when it was told, its name, which of the streams
 * it belongs to (counted in the order they begin) and its place there. Two runs of one seed have
 * the same.
 */
export async function fingerprintOf(stage: Stage, reportText: string): Promise<string> {
  const hash = createHash('sha256').update(reportText)
  for (const line of await eventLines(stage)) hash.update(`${line}\n`)
  return hash.digest('hex')
}

/** One line for each event, as the fingerprint reads it. */
export async function eventLines(stage: Stage): Promise<string[]> {
  const rows = await stage.query<EventRow>(
    'select told_at, name, stream, seq from foundation.events order by event_no',
  )
  const streams = new Map<string, number>()
  return rows.map(({ told_at, name, stream, seq }) => {
    const place = streams.get(stream) ?? streams.size
    streams.set(stream, place)
    return `${told_at.toISOString()} ${name} ${place}.${seq}`
  })
}
