import type { Tx } from '#foundation/db'
import { addMs, days } from '#foundation/time'
import {
  approveCredential,
  claimCredential,
  setCredentialRules,
  submitCredential,
} from '#modules/verification'
import { DRIVER_TRADE } from '../deliveries/approval.ts'
import { KITCHEN_TRADE } from '../kitchens/approval.ts'
import { JURISDICTION } from './people.ts'
import { actorOf, type Run } from './seed-kitchens.ts'

type Kind = 'identity' | 'license' | 'insurance' | 'background_check'

/** What a home kitchen must show here, and what a driver. */
const NEEDED: Readonly<Record<string, readonly Kind[]>> = {
  [KITCHEN_TRADE]: ['identity', 'license', 'insurance'],
  [DRIVER_TRADE]: ['identity', 'background_check'],
}
const KINDS: readonly Kind[] = ['identity', 'license', 'insurance', 'background_check']

const PROOFS: Readonly<Record<string, Readonly<Record<Kind, string>>>> = {
  [KITCHEN_TRADE]: {
    identity: 'Passport, driving licence or state identity card.',
    license: 'Permit of a residential kitchen, with the inspection of this year.',
    insurance: 'Product liability of at least $500,000.',
    background_check: 'Not asked of kitchens.',
  },
  [DRIVER_TRADE]: {
    identity: 'Passport, driving licence or state identity card.',
    license: 'Driving licence, for those who ride with a motor.',
    insurance: 'Cover of the vehicle, for those who ride with a motor.',
    background_check: 'A report of the last twelve months.',
  },
}

/** The rules of both trades, every kind said, so that rules of other products leave them alone. */
export async function seedRules(tx: Tx): Promise<void> {
  await setCredentialRules(
    tx,
    [KITCHEN_TRADE, DRIVER_TRADE].flatMap((trade) =>
      KINDS.map((kind) => ({
        jurisdiction: JURISDICTION,
        trade,
        kind,
        isNeeded: NEEDED[trade]?.includes(kind) ?? false,
        validForDays: kind === 'identity' ? null : 365,
        whatProof: PROOFS[trade]?.[kind] ?? '',
      })),
    ),
  )
}

/** Papers go the way of everybody's: handed in, claimed at the desk, approved; `waits` leaves the last in the queue. */
export async function provePerson(
  run: Run,
  of: {
    id: string
    role: string
    trade: string
    desk: string
    index: number
    waits?: boolean
    keep?: () => Promise<{ id: string }>
  },
): Promise<void> {
  const kinds = NEEDED[of.trade] ?? []
  for (const [place, kind] of kinds.entries()) {
    const fileId = of.keep ? (await of.keep()).id : null
    const credential = await run(actorOf(of.id, of.role), (tx) =>
      submitCredential(tx, {
        kind,
        jurisdiction: JURISDICTION,
        trade: of.trade,
        source: SOURCES[kind],
        issuer: ISSUERS[kind],
        number: `${kind.slice(0, 2).toUpperCase()}-${String(20_000 + of.index * 23)}`,
        fileId,
        expiresAt: addMs(tx.now, days(180 + of.index * 5)).toISOString(),
      }),
    )
    if (of.waits && place > 0) continue
    const atDesk = actorOf(of.desk, 'admin')
    await run(atDesk, (tx) => claimCredential(tx, { credentialId: credential.id }))
    await run(atDesk, (tx) => approveCredential(tx, { credentialId: credential.id }))
  }
}

const ISSUERS: Readonly<Record<Kind, string>> = {
  identity: 'Commonwealth of Massachusetts',
  license: 'Alder Bay Board of Health',
  insurance: 'Harbor Mutual',
  background_check: 'Bay State Checks',
}
const SOURCES: Readonly<Record<Kind, string>> = {
  identity: 'Document shown',
  license: 'Register of residential kitchens',
  insurance: 'Certificate of the insurer',
  background_check: 'Report of the agency',
}
