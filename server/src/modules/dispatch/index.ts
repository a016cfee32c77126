import { audience } from '#foundation/live'
import { defineModule, type Room } from '#foundation/module'
import { CourierRested, events, offerEvents, taskEvents } from './events.ts'
import { jobsOf } from './jobs.ts'
import { needs } from './needs.ts'
import { offerLifecycle } from './offer.lifecycle.ts'
import { expireOffer } from './offers.ts'
import { permits } from './permits.ts'
import type { Fleets } from './policy.ts'
import { doorsOf } from './routes.ts'
import { stopSolver } from './solver.adapter.ts'
import { subscribers } from './subscribers.ts'
import { taskLifecycle } from './task.lifecycle.ts'

export {
  CourierRested,
  OfferAccepted,
  OfferDeclined,
  OfferExpired,
  OfferMade,
  OfferWithdrawn,
  TaskCarried,
  TaskDone,
  TaskHeld,
  TaskPosted,
  TaskReleased,
  TaskWithdrawn,
} from './events.ts'
export { missedOf } from './missed.ts'
export { type AnswerCount, countAnswers, type KeptStop, type OfferRow } from './offers.sql.ts'
export {
  acceptOffer,
  declineOffer,
  offersOf,
  readOffer,
  withdrawOffersOf,
} from './offers.ts'
export type { CourierOnDuty, FleetPolicy, Fleets } from './policy.ts'
export { refuse } from './refusals.ts'
export { dispatchSettings } from './settings.ts'
export { listTasksInHand, readTasks, type TaskRow } from './tasks.sql.ts'
export {
  assignByHand,
  carryTask,
  changeTask,
  finishTask,
  type PostTask,
  postTask,
  releaseTask,
  withdrawTask,
} from './tasks.ts'
export { runTick } from './tick.ts'
export {
  availablePerZone,
  drawDispatchZone,
  dutyPerZone,
  type ZoneCount,
  type ZoneDuty,
  zoneNames,
  zoneOfPoint,
} from './zones.ts'

/** The module, carrying for these products: a policy for each, by the product's name. */
export function dispatchWith(fleets: Fleets): Room {
  return defineModule({
    name: 'dispatch',
    title: 'Dispatch',
    folder: import.meta.dirname,
    needs,
    doors: doorsOf(fleets),
    events,
    subscribers,
    jobs: jobsOf(fleets),
    lifecycles: [taskLifecycle, offerLifecycle],
    timers: { [offerLifecycle.name]: (tx, id) => expireOffer(tx, id) },
    audiences: [
      audience(taskEvents, (tx) => [`operations:${tx.orgId}`]),
      audience([...offerEvents, CourierRested], (tx, said) => [
        `operations:${tx.orgId}`,
        `person:${said.courierId}`,
      ]),
    ],
    permits,
    start: async () => ({ stop: stopSolver }),
  })
}

/** The module without any product's couriers: the house's own parts only. */
export const dispatchModule = dispatchWith({})
