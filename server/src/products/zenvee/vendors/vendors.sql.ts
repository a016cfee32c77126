import { readTimeCursor, sql, type Tx } from '#foundation/db'
import { begin, type StoryRow } from '#foundation/lifecycle'
import type { LineRow } from '../bookings/lists.sql.ts'
import { refuse } from '../refusals.ts'
import { TechnicianInvited } from './membership.events.ts'
import { membershipLifecycle } from './membership.lifecycle.ts'

export interface VendorRow {
  readonly id: string
  readonly name: string
  readonly manager_id: string
  readonly made_at: Date
}

export interface MembershipRow extends StoryRow {
  readonly state: 'invited' | 'joined' | 'declined' | 'left'
  readonly state_since: Date
  readonly vendor_id: string
  readonly technician_id: string
  readonly invited_at: Date
  readonly joined_at: Date | null
}

export async function insertVendor(tx: Tx, made: VendorRow): Promise<void> {
  await tx.run(sql`
    insert into zenvee.vendors (id, name, manager_id, made_at)
    values (${made.id}, ${made.name}, ${made.manager_id}, ${made.made_at})`)
}

/** The company that the actor manages; undefined when there is none. */
export function findOwnVendor(tx: Tx): Promise<VendorRow | undefined> {
  return tx.maybe<VendorRow & Record<string, unknown>>(sql`
    select id, name, manager_id, made_at from zenvee.vendors
     where org_id = ${tx.orgId} and manager_id = ${tx.actor.id}`)
}

/** The same for who must manage one: refuses everybody else. */
export async function readOwnVendor(tx: Tx): Promise<VendorRow> {
  const row = await findOwnVendor(tx)
  if (!row) throw refuse.not_a_vendor()
  return row
}

export async function readVendorRow(tx: Tx, id: string): Promise<VendorRow> {
  return tx.one<VendorRow & Record<string, unknown>>(sql`
    select id, name, manager_id, made_at from zenvee.vendors
     where org_id = ${tx.orgId} and id = ${id}`)
}

export interface VendorLineRow extends VendorRow {
  readonly technicians: number
}

/** Every company with how many belong to it, newest first; one more than the limit. */
export function listVendorRows(
  tx: Tx,
  options: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<VendorLineRow[]> {
  const after = readTimeCursor(options.cursor)
  return tx.many<VendorLineRow & Record<string, unknown>>(sql`
    select v.id, v.name, v.manager_id, v.made_at,
           (select count(*)::int from zenvee.memberships m
             where m.vendor_id = v.id and m.org_id = v.org_id and m.state = 'joined') as technicians
      from zenvee.vendors v
     where v.org_id = ${tx.orgId}
       and (v.made_at, v.id) < (${after?.at ?? 'infinity'}::timestamptz, ${after?.id ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff'}::uuid)
     order by v.made_at desc, v.id desc
     limit ${options.limit + 1}`)
}

/** A membership begins with an invitation. */
export function beginMembership(
  tx: Tx,
  vendor: VendorRow,
  made: { id: string; technician_id: string; invited_at: Date },
): Promise<MembershipRow> {
  return begin(
    tx,
    membershipLifecycle,
    { ...made, vendor_id: vendor.id },
    TechnicianInvited,
    (membershipId) => ({
      membershipId,
      vendorId: vendor.id,
      managerId: vendor.manager_id,
      technicianId: made.technician_id,
    }),
  )
}

/** Lock first, then look. */
export async function lockMembership(tx: Tx, id: string): Promise<MembershipRow> {
  const row = await tx.maybe<MembershipRow>(sql`
    select * from zenvee.memberships where id = ${id} and org_id = ${tx.orgId} for update`)
  if (!row) throw refuse.no_such_membership({ membershipId: id })
  return row
}

export interface OwnMembershipRow {
  readonly id: string
  readonly state: 'invited' | 'joined'
  readonly name: string
  readonly invited_at: Date
  readonly joined_at: Date | null
}

/** The actor's company and the invitations that wait for an answer. */
export function listOwnMemberships(tx: Tx): Promise<OwnMembershipRow[]> {
  return tx.many<OwnMembershipRow & Record<string, unknown>>(sql`
    select m.id, m.state, v.name, m.invited_at, m.joined_at
      from zenvee.memberships m
      join zenvee.vendors v on v.id = m.vendor_id and v.org_id = m.org_id
     where m.org_id = ${tx.orgId} and m.technician_id = ${tx.actor.id}
       and m.state in ('invited', 'joined')
     order by m.state desc, m.invited_at
     limit 50`)
}

export interface MemberRow {
  readonly membership_id: string
  readonly state: 'invited' | 'joined'
  readonly technician_id: string
  readonly display_name: string
  readonly photo_file_id: string | null
  readonly invited_at: Date
  readonly joined_at: Date | null
  readonly open_visits: number
  readonly visits: number
  readonly waiting_minor: bigint
  readonly earned_minor: bigint
}

/**
 * The technicians of a company with their work since a moment, and only that which was asked for
 * after they joined. What was refunded is nobody's.
 */
export function listMembers(tx: Tx, vendorId: string, since: Date): Promise<MemberRow[]> {
  return tx.many<MemberRow & Record<string, unknown>>(sql`
    with work as (
      select b.technician_id,
             count(*) filter (where b.state in ('accepted', 'en_route', 'arrived', 'in_service'))::int as open_visits,
             count(*) filter (where b.completed_at >= ${since})::int as visits,
             coalesce(sum(b.price_minor + b.extras_minor - b.fee_minor + b.tip_minor)
               filter (where b.state in ('completed', 'disputed') and b.completed_at >= ${since}), 0)::bigint as waiting_minor,
             coalesce(sum(b.price_minor + b.extras_minor - b.fee_minor + b.tip_minor)
               filter (where b.state = 'settled' and b.completed_at >= ${since}), 0)::bigint as earned_minor
        from zenvee.bookings b
        join zenvee.memberships m
          on m.technician_id = b.technician_id and m.org_id = b.org_id and m.vendor_id = ${vendorId}
         and m.state = 'joined' and b.created_at > m.joined_at
       where b.org_id = ${tx.orgId}
       group by b.technician_id
    )
    select m.id as membership_id, m.state, m.technician_id, t.display_name, t.photo_file_id,
           m.invited_at, m.joined_at, coalesce(w.open_visits, 0) as open_visits,
           coalesce(w.visits, 0) as visits, coalesce(w.waiting_minor, 0)::bigint as waiting_minor,
           coalesce(w.earned_minor, 0)::bigint as earned_minor
      from zenvee.memberships m
      join zenvee.technicians t on t.id = m.technician_id and t.org_id = m.org_id
      left join work w on w.technician_id = m.technician_id
     where m.org_id = ${tx.orgId} and m.vendor_id = ${vendorId} and m.state in ('invited', 'joined')
     order by m.state desc, t.display_name, m.id
     limit 200`)
}

export interface VendorBookingRow extends LineRow {
  readonly technician_id: string
  readonly ends_at: Date
  readonly completed_at: Date | null
  readonly earned_minor: bigint
}

/**
 * Bookings of a company's technicians that were asked for since they joined it, newest first; one
 * more than the limit. Nobody else's booking can be among them: they come from its memberships.
 */
export function listVendorBookings(
  tx: Tx,
  vendorId: string,
  options: {
    readonly limit: number
    readonly cursor?: string | undefined
    readonly technicianId?: string | undefined
  },
): Promise<VendorBookingRow[]> {
  const after = readTimeCursor(options.cursor)
  return tx.many<VendorBookingRow>(sql`
    select b.id, b.number, b.state, b.version, b.service_title, b.customer_name, b.technician_id,
           t.display_name as technician_name, t.photo_file_id as technician_photo, b.place_label,
           b.place_district, b.starts_at, b.ends_at, b.answer_by, b.currency, b.created_at,
           b.completed_at,
           b.price_minor + b.extras_minor + b.tax_minor + b.tip_minor as total_minor,
           b.price_minor + b.extras_minor - b.fee_minor + b.tip_minor as earned_minor
      from zenvee.memberships m
      join zenvee.bookings b
        on b.technician_id = m.technician_id and b.org_id = m.org_id and b.created_at > m.joined_at
      join zenvee.technicians t on t.id = m.technician_id and t.org_id = m.org_id
     where m.org_id = ${tx.orgId} and m.vendor_id = ${vendorId} and m.state = 'joined'
       and (${options.technicianId ?? null}::uuid is null or m.technician_id = ${options.technicianId ?? null})
       and (b.created_at, b.id) < (${after?.at ?? 'infinity'}::timestamptz, ${after?.id ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff'}::uuid)
     order by b.created_at desc, b.id desc
     limit ${options.limit + 1}`)
}
