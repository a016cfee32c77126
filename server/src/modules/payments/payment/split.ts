import { z } from 'zod'
import type { Tx } from '#foundation/db'
import { type Money, money } from '#foundation/money'
import { accountFor, chart, type Owner, type Purpose, type TransferLine } from '#modules/ledger'
import { refuse } from '../refusals.ts'

/** One part of a payment: who gets it (or, in a refund, who pays it), and what it is. */
export interface Share {
  readonly owner: Owner
  readonly purpose: Purpose
  readonly amount: Money
  /** For the statement: 'earnings', 'platform fee', 'tip'. */
  readonly what: string
}

const purposes = z.custom<Purpose>((name) => typeof name === 'string' && Object.hasOwn(chart, name))

const kept = z.array(
  z.object({
    owner: z.union([
      z.object({ kind: z.literal('person'), id: z.string() }),
      z.object({ kind: z.literal('platform') }),
      z.object({ kind: z.literal('external'), name: z.string() }),
    ]),
    purpose: purposes,
    minor: z.string().regex(/^\d+$/),
    what: z.string(),
  }),
)

/** Throws payments.split_does_not_add_up unless every part is zero or more and they sum to the whole. */
export function refuseLoss(whole: Money, shares: readonly Share[]): void {
  const sum = shares.reduce((running, share) => running + share.amount.minor, 0n)
  const isOff =
    sum !== whole.minor ||
    shares.some((share) => share.amount.minor < 0n || share.amount.currency !== whole.currency)
  if (isOff)
    throw refuse.split_does_not_add_up({ whole: whole.minor.toString(), parts: sum.toString() })
}

/** Shares as they wait in a row, in text because JSON has no whole numbers of this size. */
export function keepShares(shares: readonly Share[]): string {
  return JSON.stringify(
    shares.map(({ owner, purpose, amount, what }) => ({
      owner,
      purpose,
      minor: amount.minor.toString(),
      what,
    })),
  )
}

export function readShares(json: unknown, currency: string): Share[] {
  return kept.parse(json).map(({ owner, purpose, minor, what }) => ({
    owner,
    purpose,
    what,
    amount: money(BigInt(minor), currency),
  }))
}

/** Shares as lines of a transfer: credits, or debits when `sign` is −1. */
export async function linesOf(
  tx: Tx,
  shares: readonly Share[],
  sign: 1n | -1n,
): Promise<TransferLine[]> {
  const lines: TransferLine[] = []
  for (const { owner, purpose, amount, what } of shares) {
    const account = await accountFor(tx, { owner, purpose, currency: amount.currency })
    lines.push({ account, amount: money(amount.minor * sign, amount.currency), what })
  }
  return lines
}

/** What the provider holds for us, and what is on its way out through it. */
export async function providerAccounts(tx: Tx, name: string, currency: string) {
  const owner: Owner = { kind: 'external', name }
  return {
    clearing: await accountFor(tx, { owner, purpose: 'clearing', currency }),
    transit: await accountFor(tx, { owner, purpose: 'transit', currency }),
  }
}
