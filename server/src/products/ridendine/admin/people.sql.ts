import { allOf, type Query, sql, type Tx } from '#foundation/db'
import type { DriverRow } from '../deliveries/drivers.sql.ts'
import type { ChefRow } from '../kitchens/chefs.sql.ts'

/** Who is looked for: by status, by what is written, from a cursor on. */
export interface Look {
  readonly status: ChefRow['verification_status'] | undefined
  readonly search: string | undefined
  readonly after: { at: Date; id: string } | undefined
  readonly limit: number
}

function words(search: string | undefined): string | undefined {
  return search === undefined ? undefined : `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`
}

function beyond(look: Look, at: Query, id: Query): Query | undefined {
  const { after } = look
  return after && sql`(${at}, ${id}) < (${after.at}::timestamptz, ${after.id}::uuid)`
}

/** A kitchen with its figures of the last thirty days. */
export interface DeskChefRow extends ChefRow {
  readonly orders: number
  readonly said_yes: number
  readonly said_no: number
}

function chefSelect(since: Date): Query {
  return sql`
    select c.*, coalesce(o.orders, 0)::int as orders, coalesce(o.said_yes, 0)::int as said_yes,
           coalesce(o.said_no, 0)::int as said_no
      from ridendine.chefs c
      left join lateral (
        select count(*) as orders, count(*) filter (where accepted_at is not null) as said_yes,
               count(*) filter (where accepted_at is null and state = 'cancelled'
                                  and cancelled_by in ('chef', 'clock')) as said_no
          from ridendine.orders
         where org_id = c.org_id and chef_id = c.id and placed_at >= ${since} and paid_at is not null) o on true`
}

/** Kitchens, the newest first. */
export function listDeskChefs(tx: Tx, look: Look, since: Date): Promise<DeskChefRow[]> {
  const { status } = look
  const like = words(look.search)
  return tx.many<DeskChefRow & Record<string, unknown>>(sql`
    ${chefSelect(since)}
     where ${allOf([
       sql`c.org_id = ${tx.orgId}`,
       status && sql`c.verification_status = ${status}`,
       like === undefined
         ? undefined
         : sql`(c.business_name ilike ${like} or c.chef_name ilike ${like})`,
       beyond(look, sql`c.member_since`, sql`c.id`),
     ])}
     order by c.member_since desc, c.id desc
     limit ${look.limit}`)
}

export function findDeskChef(tx: Tx, id: string, since: Date): Promise<DeskChefRow | undefined> {
  return tx.maybe<DeskChefRow & Record<string, unknown>>(
    sql`${chefSelect(since)} where c.id = ${id} and c.org_id = ${tx.orgId}`,
  )
}

/** A driver with their deliveries of the last thirty days. */
export interface DeskDriverRow extends DriverRow {
  readonly delivered: number
}

function driverSelect(since: Date): Query {
  return sql`
    select d.*, coalesce(o.delivered, 0)::int as delivered
      from ridendine.drivers d
      left join lateral (
        select count(*) as delivered from ridendine.orders
         where org_id = d.org_id and driver_id = d.id and placed_at >= ${since}
           and delivered_at is not null) o on true`
}

/** Drivers, the newest first. */
export function listDeskDrivers(tx: Tx, look: Look, since: Date): Promise<DeskDriverRow[]> {
  const { status } = look
  const like = words(look.search)
  return tx.many<DeskDriverRow & Record<string, unknown>>(sql`
    ${driverSelect(since)}
     where ${allOf([
       sql`d.org_id = ${tx.orgId}`,
       status && sql`d.verification_status = ${status}`,
       like === undefined
         ? undefined
         : sql`(d.display_name ilike ${like} or d.vehicle_label ilike ${like})`,
       beyond(look, sql`d.member_since`, sql`d.id`),
     ])}
     order by d.member_since desc, d.id desc
     limit ${look.limit}`)
}

export function findDeskDriver(
  tx: Tx,
  id: string,
  since: Date,
): Promise<DeskDriverRow | undefined> {
  return tx.maybe<DeskDriverRow & Record<string, unknown>>(
    sql`${driverSelect(since)} where d.id = ${id} and d.org_id = ${tx.orgId}`,
  )
}

/** Who waits for the desk's word. */
export function countToApprove(tx: Tx): Promise<{ chefs: number; drivers: number }> {
  return tx.one<{ chefs: number; drivers: number }>(sql`
    select (select count(*)::int from ridendine.chefs
             where org_id = ${tx.orgId} and verification_status = 'pending') as chefs,
           (select count(*)::int from ridendine.drivers
             where org_id = ${tx.orgId} and verification_status = 'pending') as drivers`)
}
