import { z } from 'zod'
import { event } from '#foundation/events'

const reservation = z.object({
  reservationId: z.uuid(),
  personId: z.uuid(),
  about: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
})

/** Time was taken for good. */
export const SlotReserved = event('availability.slot_reserved', 1, reservation)
/** Time was taken for a few minutes. */
export const SlotHeld = event(
  'availability.slot_held',
  1,
  reservation.extend({ heldBy: z.uuid().nullable(), until: z.string() }),
)
/** Time is free again. */
export const SlotReleased = event('availability.slot_released', 1, reservation)
/** A hold ran out. */
export const HoldLapsed = event(
  'availability.hold_lapsed',
  1,
  reservation.extend({ heldBy: z.uuid().nullable() }),
)
/** Somebody's working hours, days off or extra hours changed. */
export const HoursChanged = event('availability.hours_changed', 1, z.object({ personId: z.uuid() }))
