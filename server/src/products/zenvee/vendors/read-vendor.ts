import type { OutputOf, WorkInputOf } from '#contract/endpoint'
import type { listVendorBookings as bookingsDoor, readVendor as readDoor } from '#contract/zenvee'
import { pageFrom, type Tx } from '#foundation/db'
import { money, sum, toWire } from '#foundation/money'
import { addMs, days } from '#foundation/time'
import { signedUrl } from '#modules/files'
import { readOrganisation } from '#modules/organisations'
import { whoIsOnline } from '#modules/tracking'
import { DOOR_HIDDEN } from '../bookings/listings.ts'
import { viewLine } from '../bookings/view-booking.ts'
import { listMembers, listVendorBookings as listRows, readOwnVendor } from './vendors.sql.ts'

/** The actor's company: its technicians, their work and what they earned in these days. */
export async function readVendor(
  tx: Tx,
  input: WorkInputOf<typeof readDoor>,
): Promise<OutputOf<typeof readDoor>> {
  const vendor = await readOwnVendor(tx)
  const { currency } = await readOrganisation(tx)
  const since = addMs(tx.now, -days(input.days))
  const members = await listMembers(tx, vendor.id, since)
  const joined = members.filter(({ state }) => state === 'joined')
  const online = await whoIsOnline(
    tx,
    joined.map((each) => each.technician_id),
  )
  const of = (minor: bigint) => money(minor, currency)
  return {
    id: vendor.id,
    name: vendor.name,
    since: since.toISOString(),
    waiting: toWire(
      sum(
        joined.map((each) => of(each.waiting_minor)),
        currency,
      ),
    ),
    earned: toWire(
      sum(
        joined.map((each) => of(each.earned_minor)),
        currency,
      ),
    ),
    technicians: members.map((each) => ({
      technicianId: each.technician_id,
      name: each.display_name,
      photoUrl: each.photo_file_id ? signedUrl(tx, each.photo_file_id) : null,
      state: each.state,
      since: (each.joined_at ?? each.invited_at).toISOString(),
      online: each.state === 'joined' && online.has(each.technician_id),
      openVisits: each.open_visits,
      visits: each.visits,
      waiting: toWire(of(each.waiting_minor)),
      earned: toWire(of(each.earned_minor)),
    })),
  }
}

/** Bookings of the company's technicians since they joined; the door only of work that was agreed. */
export async function listVendorBookings(
  tx: Tx,
  input: WorkInputOf<typeof bookingsDoor>,
): Promise<OutputOf<typeof bookingsDoor>> {
  const vendor = await readOwnVendor(tx)
  const rows = await listRows(tx, vendor.id, input)
  return pageFrom(
    rows,
    input.limit,
    (row) => ({
      ...viewLine(tx, row, !DOOR_HIDDEN.includes(row.state)),
      technicianId: row.technician_id,
      endsAt: row.ends_at.toISOString(),
      completedAt: row.completed_at?.toISOString() ?? null,
      earned: toWire(money(row.earned_minor, row.currency)),
    }),
    (row) => [row.created_at.toISOString(), row.id],
  )
}
