import { audience } from '#foundation/live'
import { driverEvents, RunStepDone } from './driver.events.ts'

/** Who hears of a driver's account, and of the steps of a run. */
export const audiences = [
  audience(driverEvents, (tx, { driverId }) => [`person:${driverId}`, `operations:${tx.orgId}`]),
  audience([RunStepDone], (tx, said, message) => [
    message.stream,
    `person:${said.driverId}`,
    `person:${said.chefId}`,
    `person:${said.customerId}`,
    `operations:${tx.orgId}`,
  ]),
]
