import { z } from 'zod'
import type { Tx } from '#foundation/db'
import { job } from '#foundation/jobs'
import { Refusal } from '#foundation/refusals'
import { localDay } from '#foundation/time'
import { listAvailable } from '#modules/ledger'
import { readOrganisation } from '#modules/organisations'
import { payOut } from '#modules/payments'
import { findTechnicianRow } from '../technicians/technicians.sql.ts'

/** Smaller balances wait for more (minor units). */
const LEAST_MINOR = 100n

/** Once a day every technician's available balance goes to their bank (D-Z3). */
export const payOutTechnicians = job({
  name: 'zenvee.pay_out_technicians',
  input: z.object({}),
  everyMinutes: 1440,
  work: (tx) => payOutAll(tx),
})

/** One payout per technician and day: running it twice pays once. */
export async function payOutAll(tx: Tx): Promise<void> {
  const { timezone } = await readOrganisation(tx)
  const day = localDay(tx.now, timezone)
  for (const { personId, available } of await listAvailable(tx, {
    purpose: 'balance',
    leastMinor: LEAST_MINOR,
    limit: 1000,
  })) {
    // Other products have people of their own, and pay them by their own rules.
    if (!(await findTechnicianRow(tx, personId))) continue
    // Whoever has no bank account yet, or is short of a disputed sum, waits; the others do not.
    await tx
      .attempt(() =>
        payOut(tx, {
          personId,
          currency: available.currency,
          amount: available,
          key: `daily:${day}:${personId}`,
        }),
      )
      .catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error
      })
  }
}
