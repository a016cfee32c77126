import type { TimelineLine } from '#contract/insights'
import type { Tx } from '#foundation/db'
import { listDeliveriesOf } from './deliveries.sql.ts'

/** Webhooks sent for an action or about a thing, for the timeline. */
export const webhooksOnTimeline = {
  name: 'webhook',
  async read(
    tx: Tx,
    of: { readonly correlationIds: readonly string[]; readonly about: string | null },
  ): Promise<TimelineLine[]> {
    const rows = await listDeliveriesOf(tx, of)
    return rows.map((row) => ({
      at: (row.delivered_at ?? row.given_up_at ?? row.made_at).toISOString(),
      stream: 'logs',
      source: 'webhook',
      title: row.event,
      says: `${new URL(row.url).host}: ${row.last_status ?? row.last_problem ?? 'on its way'}`,
      actor: null,
      correlationId: row.correlation_id,
      causationId: null,
      id: row.id,
      about: row.about,
      facts: { attempts: row.attempts, status: row.last_status, ms: row.last_ms },
    }))
  },
}
