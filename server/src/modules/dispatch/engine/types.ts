/**
 * What the dispatcher is told at one tick and what it answers. Every time is in seconds after one
 * zero that the caller chose (the epoch, or midnight of the day that is replayed); every length is
 * in metres. All of it is plain data, so that a tick can be sent to a worker thread as it is.
 */

/**
 * A place. On a plane `x` and `y` are metres; on a sphere they are degrees of longitude and
 * latitude. Which of the two it is, the travel model of the same tick says.
 */
export interface Place {
  readonly x: number
  readonly y: number
}

/** How long it takes from one place to another. */
export type TravelModel =
  /** Straight lines: `metresPerStep` in each `stepS`, and only whole steps where `wholeSteps`. */
  | {
      readonly kind: 'plane'
      readonly metresPerStep: number
      readonly stepS: number
      readonly wholeSteps: boolean
    }
  /** Great circles, stretched by `detour` because streets are no straight lines. */
  | { readonly kind: 'sphere'; readonly metresPerSecond: number; readonly detour: number }
  /** Seconds between known places, by their index in `places`; what is not known is refused. */
  | {
      readonly kind: 'matrix'
      readonly places: readonly Place[]
      readonly seconds: readonly (readonly number[])[]
    }

/** An order that nobody has picked up yet. */
export interface OpenOrder {
  readonly id: string
  /** Orders of one kitchen are picked up together, in one service. */
  readonly kitchenId: string
  readonly kitchen: Place
  readonly dropoff: Place
  readonly placedAtS: number
  /** When the food is expected to stand ready. */
  readonly readyAtS: number
  /** What the customer was told; without it the policy's own target counts from the placing. */
  readonly promisedByS?: number
  /** Whom it must not be offered to again. */
  readonly declinedBy?: readonly string[]
  /**
   * The courier who has accepted it and has not picked it up. It may still be given to another, at
   * the price of `reassignS`, and it may be joined by further orders of the same trip.
   */
  readonly heldBy?: string
}

/** A courier on duty now, or one whose duty is known to begin later. */
export interface Courier {
  readonly id: string
  /** Where and when the courier can take a new instruction: after the last stop that is fixed. */
  readonly freeFrom: Place
  readonly freeAtS: number
  readonly onShiftAtS: number
  /** Nothing is picked up after this; what was picked up is still delivered. */
  readonly offShiftAtS: number
  /** Orders of this shift that are delivered or fixed, those held by `heldBy` not among them. */
  readonly given: number
  /** Orders now in hand, for the policy that looks at load. */
  readonly load: number
  /** From 0 to 5. */
  readonly rating?: number
  readonly declined?: number
  readonly idleSinceS?: number
}

/** What the place and its law allow; the same for every policy. */
export interface TickRules {
  /** Parking, walking and taking over; half before the pickup, half after it. */
  readonly serviceAtKitchenS: number
  readonly serviceAtDoorS: number
  /** The time until the next tick: what can wait that long without loss is not committed now. */
  readonly tickS: number
  /** Leave this much earlier than calculated: time to accept an offer, and for errors of travel. */
  readonly leadS: number
  /** No courier is sent to a kitchen that is farther away; none means no limit. */
  readonly reachM?: number
  /**
   * The longest that placing to door may take. An order that nobody can bring within it is given to
   * nobody, and says so; one that a courier has accepted is brought all the same.
   */
  readonly mostToDoorS?: number
  readonly bundle: {
    readonly mostOrders: number
    /** 0: only orders of one kitchen. Otherwise also those of a second kitchen this near. */
    readonly kitchensWithinM: number
    /** The ready times in one trip may differ by this much. */
    readonly readyWithinS: number
  }
  readonly pay: { readonly perOrder: number; readonly perHour: number }
  /** Whether couriers with nothing to do may be sent to a kitchen to wait there. */
  readonly reposition?: {
    readonly mostS: number
    /** How long a courier is expected to wait before the next order. */
    readonly staysS: number
    /** What a second of driving there must save, in seconds of lateness. */
    readonly driving: number
  }
}

/** Everything one decision may rest on. Orders that are not placed yet are not in it. */
export interface TickInput {
  readonly nowS: number
  readonly orders: readonly OpenOrder[]
  readonly couriers: readonly Courier[]
  readonly travel: TravelModel
  readonly rules: TickRules
  /** What the day so far lets one expect; only looked at where `rules.reposition` is given. */
  readonly expected?: {
    readonly kitchens: readonly {
      readonly id: string
      readonly place: Place
      readonly perHour: number
    }[]
    /** How long the food of today's orders took. */
    readonly prepS: readonly number[]
  }
  /** What the last tick had in mind, so that the search goes on from there. */
  readonly before?: readonly Intention[]
}

/** The order in which a courier is meant to make trips; each trip names its orders as delivered. */
export interface Intention {
  readonly courierId: string
  readonly trips: readonly (readonly string[])[]
}

export interface PlannedStop {
  readonly kind: 'pickup' | 'dropoff'
  readonly orderIds: readonly string[]
  readonly place: Place
  readonly arriveAtS: number
  /** The food changes hands: half of the service time after the arrival, or later when it waits. */
  readonly atS: number
  readonly leaveAtS: number
}

export interface PlannedTrip {
  readonly orderIds: readonly string[]
  /** The latest moment to set out without losing time; in the past when there is time lost already. */
  readonly leaveByS: number
  readonly stops: readonly PlannedStop[]
}

/** Another courier who was weighed for an order: what it would cost more, in weighted seconds. */
export interface RunnerUp {
  readonly courierId: string
  readonly pickupAtS: number
  readonly extraCost: number
}

/** A trip that is to be offered, or in a replay instructed, now. */
export interface Offer {
  readonly courierId: string
  readonly trip: PlannedTrip
}

/** An idle courier is sent, or in the live product advised, to wait at a kitchen. */
export interface PlannedMove {
  readonly courierId: string
  readonly kitchenId: string
  readonly place: Place
  readonly arriveAtS: number
  /** The lateness that it is expected to save, less the driving. */
  readonly savesS: number
}

/** Why an order is or is not offered at this tick. */
export type OrderReason =
  | 'offered'
  /** It stays with the courier who has accepted it. */
  | 'kept'
  /** It goes to another courier than the one who has accepted it. */
  | 'reassigned'
  /** A courier is meant for it who is free, and it is too early to set out. */
  | 'not_near_ready'
  /** The courier meant for it is still busy, and waiting for them is the better match. */
  | 'waiting_better_match'
  /** It is planned to follow another trip of the same courier. */
  | 'queued_behind'
  | 'no_courier_on_duty'
  | 'no_courier_in_reach'
  /** Nobody could pick it up before their shift ends. */
  | 'shifts_end_too_soon'
  | 'all_declined'
  /** So busy that nobody could take it in time: before their shifts end, within `mostToDoorS`. */
  | 'couriers_all_busy'

export interface OrderVerdict {
  readonly orderId: string
  readonly reason: OrderReason
  /** Whom it is offered to or meant for, and when they would be at the kitchen. */
  readonly courierId?: string
  readonly pickupAtS?: number
  readonly dropoffAtS?: number
  readonly leaveByS?: number
  /** What this choice costs, in weighted seconds (see the policy). */
  readonly cost?: number
  readonly runnersUp: readonly RunnerUp[]
}

/** Why a courier is or is not asked at this tick. */
export type CourierReason =
  | 'offered'
  /** Meant for a trip that need not begin yet. */
  | 'meant_for_later'
  | 'busy'
  | 'not_on_shift'
  | 'shift_ends_too_soon'
  /** Free, and every open order has a better match. */
  | 'others_match_better'
  | 'out_of_reach'
  | 'no_open_orders'

export interface CourierVerdict {
  readonly courierId: string
  readonly reason: CourierReason
  readonly trips: readonly PlannedTrip[]
}

export interface TickPlan {
  readonly nowS: number
  readonly policy: string
  readonly offers: readonly Offer[]
  /** Couriers with nothing to do who had better wait elsewhere. */
  readonly moves: readonly PlannedMove[]
  readonly orders: readonly OrderVerdict[]
  readonly couriers: readonly CourierVerdict[]
  /** To be given back as `before` at the next tick. */
  readonly intentions: readonly Intention[]
  /** The stated cost of the whole plan, in weighted seconds, orders without a courier included. */
  readonly cost: number
}

/** The source's own rule, kept as the baseline. */
export interface NearestPolicy {
  readonly name: 'nearest'
  readonly withinM: number
  readonly first: number
}

/**
 * What the dispatcher minimises, in weighted seconds: for each order the time from placing to door
 * (1 by definition), and on top of it the weights below.
 */
export interface KontorPolicy {
  readonly name: 'kontor'
  /** Each second that food stands ready and waits. */
  readonly foodWaits: number
  /** Each second over the promise, or over `targetS` after the placing where nothing is promised. */
  readonly late: number
  readonly targetS: number
  /** Each second of a courier's shift that is taken up. */
  readonly courierTime: number
  /** Each unit of pay that the guarantee would have cost anyway is worth so many seconds. */
  readonly pay: number
  /** What an order costs that nobody can take before it is too late. */
  readonly unserved: number
  /** Taking an accepted order from its courier. */
  readonly reassignS: number
  /** Rounds of taking out and putting back, per order and at most per tick. */
  readonly roundsPerOrder: number
  /** How many places for orders are weighed in one tick at most; this bounds its time. */
  readonly mostWeighed: number
  readonly seed: number
}

export type Policy = NearestPolicy | KontorPolicy
