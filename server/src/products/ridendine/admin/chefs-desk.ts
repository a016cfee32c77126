import type { OutputOf, WorkInputOf } from '#contract/endpoint'
import type {
  approveChef as approveDoor,
  DeskChef,
  listAdminChefs as listDoor,
  readAdminChef as readDoor,
  reinstateChef as reinstateDoor,
  suspendChef as suspendDoor,
} from '#contract/ridendine'
import type { GateAnswer } from '#contract/verification'
import { pageFrom, readTimeCursor, type Tx } from '#foundation/db'
import { addMs, days } from '#foundation/time'
import { recordAudit } from '#modules/audit'
import { ratingsOf } from '#modules/reviews'
import { checkGates } from '#modules/verification'
import * as approval from '../kitchens/approval.ts'
import { readChefRow } from '../kitchens/chefs.sql.ts'
import { refuse } from '../refusals.ts'
import { photosOf } from './drivers-now.ts'
import { type DeskChefRow, findDeskChef, listDeskChefs } from './people.sql.ts'
import { actsOn, documentsOf, moneyOf, NO_GATE, standingOf, statusOf } from './standing.ts'

const FIGURES_MS = days(30)

/** Kitchens with their standing, the newest first. */
export async function listAdminChefs(
  tx: Tx,
  input: WorkInputOf<typeof listDoor>,
): Promise<OutputOf<typeof listDoor>> {
  const rows = await listDeskChefs(
    tx,
    {
      status: statusOf(input.standing),
      search: input.search,
      after: readTimeCursor(input.cursor),
      limit: input.limit + 1,
    },
    addMs(tx.now, -FIGURES_MS),
  )
  const view = await viewerOf(tx, rows)
  const page = pageFrom(rows, input.limit, view, (row) => [row.member_since.toISOString(), row.id])
  // Documents and payouts are known to other modules: what they say is looked at page by page.
  const items = page.items.filter(({ standing }) => !input.standing || standing === input.standing)
  return { ...page, items }
}

export async function readAdminChef(
  tx: Tx,
  input: WorkInputOf<typeof readDoor>,
): Promise<OutputOf<typeof readDoor>> {
  return { ...(await view(tx, input.chefId)), ...(await moneyOf(tx, input.chefId)) }
}

/** Let a kitchen cook: the second half of D-R6. Audited. */
export async function approveChef(
  tx: Tx,
  input: WorkInputOf<typeof approveDoor>,
): Promise<DeskChef> {
  const before = await readChefRow(tx, input.chefId)
  if (before.verification_status === 'suspended') throw refuse.is_suspended()
  if (before.verification_status === 'approved') throw refuse.already_approved()

  await approval.approveChef(tx, input.chefId)
  await audit(tx, 'approve', input.chefId, input.note)
  return view(tx, input.chefId)
}

/** Take a kitchen off the market. Audited. */
export async function suspendChef(
  tx: Tx,
  input: WorkInputOf<typeof suspendDoor>,
): Promise<DeskChef> {
  const before = await readChefRow(tx, input.chefId)
  if (before.verification_status === 'suspended') throw refuse.is_suspended()

  await approval.suspendChef(tx, input.chefId, input.reason)
  await audit(tx, 'suspend', input.chefId, input.reason)
  return view(tx, input.chefId)
}

/** End a suspension. Audited. */
export async function reinstateChef(
  tx: Tx,
  input: WorkInputOf<typeof reinstateDoor>,
): Promise<DeskChef> {
  const before = await readChefRow(tx, input.chefId)
  if (before.verification_status !== 'suspended') throw refuse.not_suspended()

  await approval.reinstateChef(tx, input.chefId)
  await audit(tx, 'reinstate', input.chefId, input.reason)
  return view(tx, input.chefId)
}

function audit(tx: Tx, act: string, chefId: string, reason: string | undefined): Promise<string> {
  return recordAudit(tx, {
    action: `ridendine.chef.${act}`,
    about: `ridendine.chef:${chefId}`,
    ...(reason === undefined ? {} : { reason }),
  })
}

async function view(tx: Tx, chefId: string): Promise<DeskChef> {
  const row = await findDeskChef(tx, chefId, addMs(tx.now, -FIGURES_MS))
  if (!row) throw refuse.no_such_chef({ chefId })
  return (await viewerOf(tx, [row]))(row)
}

async function viewerOf(
  tx: Tx,
  rows: readonly DeskChefRow[],
): Promise<(row: DeskChefRow) => DeskChef> {
  const ids = rows.map(({ id }) => id)
  const ratings = await ratingsOf(tx, ids)
  const photos = await photosOf(tx, ids)
  const gates = await gatesOf(tx, rows)
  return (row) => {
    const gate = gates.get(row.id) ?? NO_GATE
    const rating = ratings.get(row.id)
    const said = row.said_yes + row.said_no
    const isOnboarded = row.stripe_onboarded_at !== null
    return {
      id: row.id,
      name: row.chef_name,
      photoUrl: photos.get(row.id) ?? null,
      standing: standingOf(row.verification_status, gate, isOnboarded),
      documents: documentsOf(gate),
      approvedAt: row.approved_at?.toISOString() ?? null,
      suspendedReason: row.suspended_reason,
      rating: rating?.mean ?? null,
      ratings: rating?.count ?? 0,
      joinedAt: row.member_since.toISOString(),
      version: row.version,
      can: actsOn(row.verification_status, gate),
      businessName: row.business_name,
      cuisines: [...row.cuisine_types],
      at: { lat: row.lat, lng: row.lng },
      isPaused: row.is_paused,
      isOnboarded,
      ordersLast30: row.orders,
      acceptance: said === 0 ? null : Math.round((row.said_yes / said) * 1000) / 10,
    }
  }
}

/** One look at the gate for each jurisdiction. */
async function gatesOf(
  tx: Tx,
  rows: readonly DeskChefRow[],
): Promise<ReadonlyMap<string, GateAnswer>> {
  const found = new Map<string, GateAnswer>()
  for (const [jurisdiction, mine] of Map.groupBy(rows, (row) => row.jurisdiction)) {
    const personIds = mine.map(({ id }) => id)
    const asked = { jurisdiction, trade: approval.KITCHEN_TRADE, at: tx.now, personIds }
    for (const [id, gate] of await checkGates(tx, asked)) found.set(id, gate)
  }
  return found
}
