import type { TimelineLine } from '#contract/insights'
import type { Tx } from '#foundation/db'
import { listMessagesOf, stateOf } from './messages.sql.ts'

/** Messages of an action or about a thing, for the timeline: that they went, not what they said. */
export const messagesOnTimeline = {
  name: 'message',
  async read(
    tx: Tx,
    of: { readonly correlationIds: readonly string[]; readonly about: string | null },
  ): Promise<TimelineLine[]> {
    const rows = await listMessagesOf(tx, of)
    return rows.map((row) => ({
      at: (row.sent_at ?? row.failed_at ?? row.stopped_at ?? row.made_at).toISOString(),
      stream: 'business',
      source: 'message',
      title: row.template,
      says: `${row.channel}: ${row.title} (${stateOf(row)}${row.provider ? `, ${row.provider}` : ''})`,
      actor: null,
      correlationId: row.correlation_id,
      causationId: null,
      id: row.id,
      about: row.about,
      facts: {
        channel: row.channel,
        state: stateOf(row),
        personId: row.person_id,
        failure: row.failure,
      },
    }))
  },
}
