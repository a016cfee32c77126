import type { TimelineLine } from '#contract/insights'
import type { Tx } from '#foundation/db'
import { type Entry, entriesAbout, entriesOfAction } from './list-entries.ts'

/** Actions that one timeline asks the books for, at most. */
const MOST_ACTIONS = 20

/** Entries about a thing, or of actions, for the timeline: what moved, whose, and by which action. */
export const ledgerOnTimeline = {
  name: 'ledger',
  async read(
    tx: Tx,
    of: { readonly correlationIds: readonly string[]; readonly about: string | null },
  ): Promise<TimelineLine[]> {
    const found: Entry[] = of.about ? await entriesAbout(tx, of.about) : []
    if (!of.about)
      for (const id of of.correlationIds.slice(0, MOST_ACTIONS))
        found.push(...(await entriesOfAction(tx, id)))
    return found.map(lineOf)
  },
}

function lineOf(entry: Entry): TimelineLine {
  return {
    at: entry.postedAt.toISOString(),
    stream: 'business',
    source: 'ledger',
    title: entry.what,
    says: `${entry.owner.kind} ${entry.purpose} ${entry.amount.minor} ${entry.amount.currency}`,
    actor: null,
    correlationId: entry.correlationId,
    causationId: null,
    id: entry.entryNo,
    about: entry.about,
    facts: {
      transferId: entry.transferId,
      amount: Number(entry.amount.minor),
      currency: entry.amount.currency,
      reason: entry.reason,
    },
  }
}
