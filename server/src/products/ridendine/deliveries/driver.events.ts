import { z } from 'zod'
import { event } from '#foundation/events'

const driver = { driverId: z.uuid() }

export const DriverRegistered = event('ridendine.driver.registered', 1, z.object(driver))
export const DriverApproved = event('ridendine.driver.approved', 1, z.object(driver))
/** A document ran out or was taken back: no new runs until it is there again. */
export const DriverUnapproved = event('ridendine.driver.unapproved', 1, z.object(driver))
export const DriverSuspended = event(
  'ridendine.driver.suspended',
  1,
  z.object({ ...driver, reason: z.string() }),
)
export const DriverReinstated = event('ridendine.driver.reinstated', 1, z.object(driver))
export const VehicleChanged = event('ridendine.driver.vehicle_changed', 1, z.object(driver))
export const IncidentReported = event(
  'ridendine.driver.incident_reported',
  1,
  z.object({ ...driver, incidentId: z.uuid(), orderId: z.uuid().nullable(), kind: z.string() }),
)
export const IncidentClosed = event(
  'ridendine.driver.incident_closed',
  1,
  z.object({ ...driver, incidentId: z.uuid() }),
)
/** A step that is no chapter of the order's story: at the kitchen, at the door, nobody opens. */
export const RunStepDone = event(
  'ridendine.driver.step_done',
  1,
  z.object({
    ...driver,
    orderId: z.uuid(),
    chefId: z.uuid(),
    customerId: z.uuid(),
    step: z.string(),
  }),
)

export const driverEvents = [
  DriverRegistered,
  DriverApproved,
  DriverUnapproved,
  DriverSuspended,
  DriverReinstated,
  VehicleChanged,
  IncidentReported,
  IncidentClosed,
] as const

export const streamOfDriver = (driverId: string) => `ridendine.driver:${driverId}`
