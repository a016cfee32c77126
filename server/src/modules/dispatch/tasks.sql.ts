import type { TaskState } from '#contract/dispatch'
import { sql, type Tx } from '#foundation/db'
import type { StoryRow } from '#foundation/lifecycle'

export interface TaskRow extends StoryRow {
  readonly state: TaskState
  readonly state_since: Date
  readonly fleet: string
  readonly about: string
  readonly label: string
  readonly pickup_key: string
  readonly pickup_label: string
  readonly pickup_lat: number
  readonly pickup_lng: number
  readonly dropoff_label: string
  readonly dropoff_lat: number
  readonly dropoff_lng: number
  readonly placed_at: Date
  readonly ready_at: Date
  readonly is_ready: boolean
  readonly promised_by: Date | null
  readonly courier_id: string | null
  readonly pickup_planned_at: Date | null
  readonly dropoff_planned_at: Date | null
}

const COLUMNS = sql`
  t.id, t.state, t.state_since, t.version, t.lifecycle_version, t.fleet, t.about, t.label, t.pickup_key,
  t.pickup_label, t.pickup_lat, t.pickup_lng, t.dropoff_label, t.dropoff_lat, t.dropoff_lng, t.placed_at,
  t.ready_at, t.is_ready, t.promised_by, t.courier_id, t.pickup_planned_at, t.dropoff_planned_at`

export function findTaskAbout(tx: Tx, about: string): Promise<TaskRow | undefined> {
  return tx.maybe<TaskRow>(sql`
    select ${COLUMNS} from dispatch.tasks t where t.org_id = ${tx.orgId} and t.about = ${about}`)
}

export function lockTaskAbout(tx: Tx, about: string): Promise<TaskRow | undefined> {
  return tx.maybe<TaskRow>(sql`
    select ${COLUMNS} from dispatch.tasks t
     where t.org_id = ${tx.orgId} and t.about = ${about}
       for update`)
}

/** Tasks before offers, and tasks in the order of their ids: everybody locks this way. */
export function lockTasks(tx: Tx, ids: readonly string[]): Promise<TaskRow[]> {
  return tx.many<TaskRow>(sql`
    select ${COLUMNS} from dispatch.tasks t
     where t.org_id = ${tx.orgId} and t.id = any(${ids}::uuid[])
     order by t.id
       for update`)
}

export function readTasks(tx: Tx, ids: readonly string[]): Promise<TaskRow[]> {
  return tx.many<TaskRow>(sql`
    select ${COLUMNS} from dispatch.tasks t
     where t.org_id = ${tx.orgId} and t.id = any(${ids}::uuid[])
     order by t.id`)
}

/** Everything of a fleet that is not over and ready before then; the longest waiting first. */
export function listLiveTasks(
  tx: Tx,
  fleet: string | null,
  { readyBefore, limit }: { readyBefore: Date; limit: number },
): Promise<TaskRow[]> {
  return tx.many<TaskRow>(sql`
    select ${COLUMNS} from dispatch.tasks t
     where t.org_id = ${tx.orgId} and (${fleet}::text is null or t.fleet = ${fleet})
       and t.state in ('open', 'held', 'carried')
       and (t.ready_at <= ${readyBefore} or t.state <> 'open')
     order by t.ready_at, t.id
     limit ${limit}`)
}

/** What a courier has in hand or has said yes to, in the order it was planned. */
export function listTasksInHand(tx: Tx, courierId: string): Promise<TaskRow[]> {
  return tx.many<TaskRow>(sql`
    select ${COLUMNS} from dispatch.tasks t
     where t.org_id = ${tx.orgId} and t.courier_id = ${courierId} and t.state in ('held', 'carried')
     order by t.pickup_planned_at nulls last, t.id
     limit 50`)
}

/** Facts of a task that are no chapter of its story. */
export function noteTask(
  tx: Tx,
  id: string,
  facts: {
    readonly readyAt: Date
    readonly isReady: boolean
    readonly promisedBy: Date | null
  },
): Promise<number> {
  return tx.run(sql`
    update dispatch.tasks
       set ready_at = ${facts.readyAt}, is_ready = ${facts.isReady}, promised_by = ${facts.promisedBy},
           version = version + 1
     where id = ${id} and org_id = ${tx.orgId}`)
}

/** When the stops of tasks in hand are meant to be. */
export function planTasks(
  tx: Tx,
  planned: readonly {
    readonly id: string
    readonly pickupAt: Date | null
    readonly dropoffAt: Date
  }[],
): Promise<number> {
  return tx.run(sql`
    update dispatch.tasks t
       set pickup_planned_at = coalesce(p.pickup_at, t.pickup_planned_at), dropoff_planned_at = p.dropoff_at
      from unnest(${planned.map((p) => p.id)}::uuid[], ${planned.map((p) => p.pickupAt)}::timestamptz[],
                  ${planned.map((p) => p.dropoffAt)}::timestamptz[]) as p(id, pickup_at, dropoff_at)
     where t.id = p.id and t.org_id = ${tx.orgId}`)
}

export interface PassRow {
  readonly task_id: string
  readonly courier_id: string
}

/** Whom these tasks are not to be offered to now. */
export function listPasses(tx: Tx, taskIds: readonly string[]): Promise<PassRow[]> {
  return tx.many<PassRow & Record<string, unknown>>(sql`
    select task_id, courier_id from dispatch.passes
     where org_id = ${tx.orgId} and task_id = any(${taskIds}::uuid[]) and (until is null or until > ${tx.now})`)
}

/** Do not offer these to that courier again, for ever or until then. A no is never forgotten. */
export function addPasses(
  tx: Tx,
  taskIds: readonly string[],
  pass: { readonly courierId: string; readonly why: string; readonly until: Date | null },
): Promise<number> {
  return tx.run(sql`
    insert into dispatch.passes as p (task_id, courier_id, why, until, passed_at)
    select id, ${pass.courierId}, ${pass.why}, ${pass.until}, ${tx.now}
      from unnest(${taskIds}::uuid[]) as id
        on conflict (task_id, courier_id) do update
       set why = excluded.why, until = excluded.until, passed_at = excluded.passed_at
     where p.until is not null`)
}

/** Fleets of this organisation with something open. */
export async function listBusyFleets(tx: Tx): Promise<string[]> {
  const rows = await tx.many<{ fleet: string }>(sql`
    select distinct fleet from dispatch.tasks
     where org_id = ${tx.orgId} and state in ('open', 'held', 'carried')
     order by fleet`)
  return rows.map(({ fleet }) => fleet)
}

/** Which of these couriers have something in hand, and what. */
export async function listTasksInHandOf(
  tx: Tx,
  courierIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await tx.many<{ courier_id: string; ids: string[] }>(sql`
    select courier_id, array_agg(id order by id) as ids from dispatch.tasks
     where org_id = ${tx.orgId} and courier_id = any(${courierIds}::uuid[]) and state in ('held', 'carried')
     group by courier_id`)
  return new Map(rows.map((row) => [row.courier_id, row.ids]))
}
