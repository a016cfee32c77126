import { sql, type Tx } from '#foundation/db'
import { newId } from '#foundation/ids'

/** What is kept beside a reason. Times are ISO text because it is JSON in the table. */
export interface ReasonDetail {
  readonly pickupAt: string | null
  readonly dropoffAt: string | null
  readonly leaveBy: string | null
  readonly runnersUp: readonly {
    readonly courierId: string
    readonly pickupAt: string
    readonly extraCost: number
  }[]
}

export interface ReasonRow {
  readonly task_id: string
  readonly policy: string
  readonly reason: string
  readonly courier_id: string | null
  readonly cost: number | null
  readonly detail: ReasonDetail
  readonly since: Date
  readonly until: Date
  readonly ticks: number
}

export interface NewReason {
  readonly taskId: string
  readonly reason: string
  readonly courierId: string | null
  readonly cost: number | null
  readonly detail: ReasonDetail
}

/**
 * Write down why, in two statements for all tasks of a tick: what said the same before is one line
 * that grows longer, anything else begins a line of its own.
 */
export async function noteReasons(
  tx: Tx,
  policy: string,
  reasons: readonly NewReason[],
): Promise<void> {
  if (reasons.length === 0) return
  const said = sql`
    unnest(${reasons.map((r) => r.taskId)}::uuid[], ${reasons.map((r) => r.reason)}::text[],
           ${reasons.map((r) => r.courierId)}::uuid[], ${reasons.map((r) => r.cost)}::float8[],
           ${reasons.map((r) => JSON.stringify(r.detail))}::jsonb[], ${reasons.map(() => newId())}::uuid[])
      as s(task_id, reason, courier_id, cost, detail, id)`
  const same = sql`
    (r.reason = s.reason and r.policy = ${policy} and r.courier_id is not distinct from s.courier_id)`
  await tx.run(sql`
    update dispatch.reasons r
       set is_last = ${same}, until = ${tx.now},
           ticks = r.ticks + case when ${same} then 1 else 0 end,
           cost = case when ${same} then s.cost else r.cost end,
           detail = case when ${same} then s.detail else r.detail end
      from ${said}
     where r.task_id = s.task_id and r.is_last and r.org_id = ${tx.orgId}`)
  await tx.run(sql`
    insert into dispatch.reasons (id, task_id, policy, reason, courier_id, cost, detail, since, until)
    select s.id, s.task_id, ${policy}, s.reason, s.courier_id, s.cost, s.detail, ${tx.now}, ${tx.now}
      from ${said}
     where not exists (select 1 from dispatch.reasons r where r.task_id = s.task_id and r.is_last)`)
}

/** The same for couriers. */
export async function noteCourierReasons(
  tx: Tx,
  reasons: readonly { readonly courierId: string; readonly reason: string }[],
): Promise<void> {
  if (reasons.length === 0) return
  const said = sql`
    unnest(${reasons.map((r) => r.courierId)}::uuid[], ${reasons.map((r) => r.reason)}::text[],
           ${reasons.map(() => newId())}::uuid[]) as s(courier_id, reason, id)`
  await tx.run(sql`
    update dispatch.courier_reasons r
       set is_last = (r.reason = s.reason), until = ${tx.now},
           ticks = r.ticks + case when r.reason = s.reason then 1 else 0 end
      from ${said}
     where r.courier_id = s.courier_id and r.is_last and r.org_id = ${tx.orgId}`)
  await tx.run(sql`
    insert into dispatch.courier_reasons (id, courier_id, reason, since, until)
    select s.id, s.courier_id, s.reason, ${tx.now}, ${tx.now}
      from ${said}
     where not exists (
             select 1 from dispatch.courier_reasons r
              where r.courier_id = s.courier_id and r.is_last and r.org_id = ${tx.orgId})`)
}

/** Everything that was ever said about a task, oldest first. */
export function listReasons(tx: Tx, taskId: string, limit: number): Promise<ReasonRow[]> {
  return tx.many<ReasonRow & Record<string, unknown>>(sql`
    select task_id, policy, reason, courier_id, cost, detail, since, until, ticks
      from dispatch.reasons
     where org_id = ${tx.orgId} and task_id = ${taskId}
     order by since, id
     limit ${limit}`)
}

/** What was said last about each of these. */
export function listLastReasons(tx: Tx, taskIds: readonly string[]): Promise<ReasonRow[]> {
  return tx.many<ReasonRow & Record<string, unknown>>(sql`
    select task_id, policy, reason, courier_id, cost, detail, since, until, ticks
      from dispatch.reasons
     where org_id = ${tx.orgId} and task_id = any(${taskIds}::uuid[]) and is_last`)
}

export async function listLastCourierReasons(
  tx: Tx,
  courierIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.many<{ courier_id: string; reason: string }>(sql`
    select courier_id, reason from dispatch.courier_reasons
     where org_id = ${tx.orgId} and courier_id = any(${courierIds}::uuid[]) and is_last`)
  return new Map(rows.map((row) => [row.courier_id, row.reason]))
}

/** Reasons that ended before then; at most so many at once. */
export async function sweepReasons(tx: Tx, before: Date, limit: number): Promise<number> {
  const ofTasks = await tx.run(sql`
    delete from dispatch.reasons
     where id in (
             select id from dispatch.reasons
              where org_id = ${tx.orgId} and until < ${before}
              order by until
              limit ${limit})`)
  const ofCouriers = await tx.run(sql`
    delete from dispatch.courier_reasons
     where id in (
             select id from dispatch.courier_reasons
              where org_id = ${tx.orgId} and until < ${before}
              order by until
              limit ${limit})`)
  return ofTasks + ofCouriers
}
