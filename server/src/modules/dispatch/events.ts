import { z } from 'zod'
import { event } from '#foundation/events'

const task = { taskId: z.uuid(), fleet: z.string(), about: z.string() }
const offer = {
  offerId: z.uuid(),
  fleet: z.string(),
  courierId: z.uuid(),
  taskIds: z.array(z.uuid()),
  abouts: z.array(z.string()),
}

export const TaskPosted = event('dispatch.task_posted', 1, z.object(task))
/** Its times or places are others now. */
export const TaskChanged = event('dispatch.task_changed', 1, z.object(task))
export const TaskHeld = event(
  'dispatch.task_held',
  1,
  z.object({ ...task, courierId: z.uuid(), by: z.enum(['courier', 'desk']) }),
)
export const TaskReleased = event(
  'dispatch.task_released',
  1,
  z.object({ ...task, courierId: z.uuid(), reason: z.string() }),
)
export const TaskCarried = event(
  'dispatch.task_carried',
  1,
  z.object({ ...task, courierId: z.uuid() }),
)
export const TaskDone = event('dispatch.task_done', 1, z.object({ ...task, courierId: z.uuid() }))
export const TaskWithdrawn = event('dispatch.task_withdrawn', 1, z.object(task))

export const OfferMade = event(
  'dispatch.offer_made',
  1,
  z.object({ ...offer, answerBy: z.string() }),
)
export const OfferAccepted = event('dispatch.offer_accepted', 1, z.object(offer))
export const OfferDeclined = event(
  'dispatch.offer_declined',
  1,
  z.object({ ...offer, reason: z.string() }),
)
export const OfferExpired = event(
  'dispatch.offer_expired',
  1,
  z.object({ ...offer, missedInRow: z.int() }),
)
export const OfferWithdrawn = event(
  'dispatch.offer_withdrawn',
  1,
  z.object({ ...offer, reason: z.string() }),
)
/** So many offers in a row went unanswered that the courier was taken off duty. */
export const CourierRested = event(
  'dispatch.courier_rested',
  1,
  z.object({ fleet: z.string(), courierId: z.uuid(), missed: z.int() }),
)

export const taskEvents = [
  TaskPosted,
  TaskChanged,
  TaskHeld,
  TaskReleased,
  TaskCarried,
  TaskDone,
  TaskWithdrawn,
] as const
export const offerEvents = [
  OfferMade,
  OfferAccepted,
  OfferDeclined,
  OfferExpired,
  OfferWithdrawn,
] as const
export const events = [...taskEvents, ...offerEvents, CourierRested]
