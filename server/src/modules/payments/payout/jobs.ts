import { z } from 'zod'
import type { Tx } from '#foundation/db'
import { enqueue, job } from '#foundation/jobs'
import { Refusal } from '#foundation/refusals'
import { peopleWithBalance } from '#modules/ledger'
import { payOut } from './pay-out.ts'

/** Refusals from before anything was written: there is nobody, or nothing, to pay. */
const NOT_YET = ['payments.payouts_not_set_up', 'payments.nothing_to_pay_out']

/** Pays one person what they have; who cannot be paid yet keeps it. */
export const payOnePerson = job({
  name: 'payments.pay_one_person',
  input: z.object({ personId: z.uuid(), currency: z.string(), key: z.string() }),
  async work(tx, input) {
    try {
      await payOut(tx, input)
    } catch (error) {
      if (!(error instanceof Refusal) || !NOT_YET.includes(error.reason)) throw error
    }
  },
})

/**
 * Pay everybody what they have, each in a transaction of their own. `round` names the run
 * ('2026-06-01'): the same round pays nobody twice. Answers how many were put down.
 */
export async function payOutEverybody(
  tx: Tx, { round, currency }: { round: string; currency: string },
): Promise<number> {
  const people = await peopleWithBalance(tx, { purpose: 'balance', currency })
  for (const personId of people) {
    const key = `round:${round}:${currency}:${personId}`
    await enqueue(tx, payOnePerson, { personId, currency, key }, { key })
  }
  return people.length
}
