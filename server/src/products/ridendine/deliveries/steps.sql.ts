import { sql, type Tx } from '#foundation/db'
import { newId } from '#foundation/ids'

export type Step =
  | 'accepted'
  | 'assigned_by_desk'
  | 'arrived_kitchen'
  | 'wrong_code'
  | 'picked_up'
  | 'departed'
  | 'arrived_door'
  | 'called'
  | 'texted'
  | 'delivered'
  | 'dropped_out'
  | 'taken_away'
  | 'told_late'

export interface StepRow {
  readonly order_id: string
  readonly driver_id: string
  readonly step: Step
  readonly note: string
  /** By the device's clock. */
  readonly done_at: Date
  readonly recorded_at: Date
}

export interface NewStep {
  readonly orderId: string
  readonly driverId: string
  readonly step: Step
  readonly doneAt: Date
  readonly note?: string
}

/** A step is kept for ever, as a fact. The caller holds the order. */
export function addStep(tx: Tx, step: NewStep): Promise<number> {
  return tx.run(sql`
    insert into ridendine.delivery_steps (id, order_id, driver_id, step, note, done_at, recorded_at)
    values (${newId()}, ${step.orderId}, ${step.driverId}, ${step.step}, ${step.note ?? ''},
            ${step.doneAt}, ${tx.now})`)
}

/** Steps of these orders, oldest first. */
export function listSteps(tx: Tx, orderIds: readonly string[]): Promise<StepRow[]> {
  return tx.many<StepRow & Record<string, unknown>>(sql`
    select order_id, driver_id, step, note, done_at, recorded_at
      from ridendine.delivery_steps
     where org_id = ${tx.orgId} and order_id = any(${orderIds}::uuid[])
     order by recorded_at, id
     limit 2000`)
}
