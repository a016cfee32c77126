import type { BalanceOnWire, EntryOnWire } from '#contract/ledger'
import { toWire } from '#foundation/money'
import type { Balance } from './accounts.ts'
import type { Owner } from './chart.ts'
import type { Entry } from './list-entries.ts'

/** A balance as it goes over the wire. */
export function balanceOnWire(balance: Balance): BalanceOnWire {
  return {
    accountId: balance.id,
    owner: ownerOnWire(balance.owner),
    purpose: balance.purpose,
    balance: toWire(balance.balance),
    held: toWire(balance.held),
    available: toWire(balance.available),
  }
}

/** An entry as it goes over the wire. */
export function entryOnWire({ correlationId: _, ...entry }: Entry): EntryOnWire {
  return {
    ...entry,
    owner: ownerOnWire(entry.owner),
    amount: toWire(entry.amount),
    balanceAfter: toWire(entry.balanceAfter),
    postedAt: entry.postedAt.toISOString(),
  }
}

function ownerOnWire(owner: Owner): BalanceOnWire['owner'] {
  if (owner.kind === 'platform') return { kind: 'platform', id: null }
  return { kind: owner.kind, id: owner.kind === 'person' ? owner.id : owner.name }
}
