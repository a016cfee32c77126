import type { Money as WireMoney } from '#contract/money'
import type { Standing } from '#contract/ridendine'
import type { GateAnswer } from '#contract/verification'
import type { Tx } from '#foundation/db'
import { toWire } from '#foundation/money'
import { listBalances } from '#modules/ledger'
import type { ChefRow } from '../kitchens/chefs.sql.ts'

type Status = ChefRow['verification_status']

/** Where somebody stands: approval, documents and, for a kitchen, the payout account. */
export function standingOf(status: Status, gate: GateAnswer, isOnboarded: boolean): Standing {
  if (status === 'suspended') return 'suspended'
  if (status === 'approved' && isOnboarded) return 'live'
  return status === 'pending' && gate.passes ? 'ready_to_approve' : 'applying'
}

/** Which status a standing is looked for by. */
export function statusOf(standing: Standing | undefined): Status | undefined {
  if (standing === undefined) return undefined
  if (standing === 'live') return 'approved'
  return standing === 'suspended' ? 'suspended' : 'pending'
}

/** What the desk may do with somebody who stands there. */
export function actsOn(status: Status, gate: GateAnswer): string[] {
  if (status === 'suspended') return ['reinstate']
  return [...(status === 'pending' && gate.passes ? ['approve'] : []), 'suspend']
}

export const NO_GATE: GateAnswer = { passes: false, missing: [] }

export function documentsOf(gate: GateAnswer) {
  return {
    isComplete: gate.passes,
    missing: gate.missing.map(({ kind, why }) => ({ kind, why })),
  }
}

/** What somebody has to be paid out, and what they owe. */
export async function moneyOf(
  tx: Tx,
  personId: string,
): Promise<{ balance: WireMoney[]; owed: WireMoney[] }> {
  const balances = await listBalances(tx, { owner: { kind: 'person', id: personId } })
  const of = (purposes: readonly string[]) =>
    balances
      .filter(({ purpose, balance }) => purposes.includes(purpose) && balance.minor !== 0n)
      .map(({ balance }) => toWire(balance))
  return { balance: of(['balance', 'tips']), owed: of(['receivable']) }
}
