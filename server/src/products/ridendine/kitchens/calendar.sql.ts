import type { Closure, CookDay } from '#contract/ridendine'
import { sql, type Tx } from '#foundation/db'

export interface CookDayRow {
  readonly chef_id: string
  readonly on: string
  readonly from: string
  readonly to: string
  readonly cut_off_days: number
  readonly cut_off_time: string
  readonly note: string
}

/** Cook days of these kitchens from a local day on, in order. */
export function listCookDays(
  tx: Tx,
  chefIds: readonly string[],
  since: string,
): Promise<CookDayRow[]> {
  return tx.many<CookDayRow>(sql`
    select chef_id, to_char(on_date, 'YYYY-MM-DD') as "on", opens as "from", closes as "to", cut_off_days, cut_off_time, note
      from ridendine.cook_days
     where org_id = ${tx.orgId} and chef_id = any(${[...chefIds]}::uuid[]) and on_date >= ${since}::date
     order by on_date, opens
     limit 20000`)
}

export interface ClosureRow {
  readonly chef_id: string
  readonly from: string
  readonly to: string
  readonly note: string
}

/** Closures of these kitchens that are not over on a local day, in order. */
export function listClosures(
  tx: Tx,
  chefIds: readonly string[],
  since: string,
): Promise<ClosureRow[]> {
  return tx.many<ClosureRow>(sql`
    select chef_id, to_char(from_date, 'YYYY-MM-DD') as "from", to_char(to_date, 'YYYY-MM-DD') as "to", note
      from ridendine.closures
     where org_id = ${tx.orgId} and chef_id = any(${[...chefIds]}::uuid[]) and to_date >= ${since}::date
     order by from_date
     limit 20000`)
}

/** In place of all that are to come. */
export async function replaceCookDays(
  tx: Tx,
  chefId: string,
  cookDays: readonly CookDay[],
): Promise<void> {
  await tx.run(
    sql`delete from ridendine.cook_days where chef_id = ${chefId} and org_id = ${tx.orgId}`,
  )
  await tx.run(sql`
    insert into ridendine.cook_days (chef_id, on_date, opens, closes, cut_off_days, cut_off_time, note)
    select ${chefId}, d."on", d."from", d."to", d."cutOffDays", d."cutOffTime", d.note
      from jsonb_to_recordset(${JSON.stringify(cookDays)}::jsonb)
        as d("on" date, "from" text, "to" text, "cutOffDays" integer, "cutOffTime" text, note text)
        on conflict do nothing`)
}

export async function replaceClosures(
  tx: Tx,
  chefId: string,
  closures: readonly Closure[],
): Promise<void> {
  await tx.run(
    sql`delete from ridendine.closures where chef_id = ${chefId} and org_id = ${tx.orgId}`,
  )
  await tx.run(sql`
    insert into ridendine.closures (chef_id, from_date, to_date, note)
    select ${chefId}, d."from", d."to", d.note
      from jsonb_to_recordset(${JSON.stringify(closures)}::jsonb) as d("from" date, "to" date, note text)
        on conflict do nothing`)
}
