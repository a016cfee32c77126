import type { Point } from '#contract/places'
import type { Tx } from '#foundation/db'

/** Somebody who could be asked now. Where they are is the middle of a cell, never a door. */
export interface CourierOnDuty {
  readonly id: string
  readonly name: string
  /** Undefined before the first position: then they are not asked. */
  readonly at: Point | undefined
  readonly onDutySince: Date
  /** Undefined where duty has no end that is known. */
  readonly offDutyAt?: Date
  /** 0 to 5. */
  readonly rating: number | null
}

/** What the dispatcher must know of a product: whose couriers these are, and who of them is on duty. */
export interface FleetPolicy {
  /** Approved, on duty and heard of lately; at most 2000. One question to the database or two, not one each. */
  readonly onDuty: (tx: Tx) => Promise<readonly CourierOnDuty[]>
  /** Runs hourly pay that is guaranteed, in minor units; 0 where there is none. */
  readonly pay: { readonly perOrder: number; readonly perHour: number }
}

/** By the name of the fleet, which is the product's. */
export type Fleets = Readonly<Record<string, FleetPolicy>>
