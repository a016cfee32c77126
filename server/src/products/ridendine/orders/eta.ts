import { addMs, minutes } from '#foundation/time'
import { estimateSeconds } from '#modules/places'

interface Points {
  readonly pickup: { readonly lat: number; readonly lng: number }
  readonly drop: { readonly lat: number; readonly lng: number }
}

/** From ready food to a moving vehicle: park, check the code, pack. */
const HANDOVER_MS = minutes(4)
/** From the kerb to the hand. */
const DOOR_MS = minutes(2)
/** How unsure an arrival is before a driver has the food. */
const UNSURE_MS = minutes(10)

/** When food that is ready then is at the door: a range, on whole minutes. */
export function arrivalOf(readyAt: Date, points: Points): { etaFrom: Date; etaTo: Date } {
  const etaFrom = wholeMinute(addMs(readyAt, HANDOVER_MS + travelMs(points) + DOOR_MS))
  return { etaFrom, etaTo: addMs(etaFrom, UNSURE_MS) }
}

/** When food must be ready to be at the door at a wished time. */
export function readyFor(arrival: Date, points: Points): Date {
  return addMs(arrival, -(HANDOVER_MS + travelMs(points) + DOOR_MS + UNSURE_MS / 2))
}

export function travelMs({ pickup, drop }: Points): number {
  return estimateSeconds(pickup, drop) * 1000
}

function wholeMinute(at: Date): Date {
  return new Date(Math.ceil(at.getTime() / minutes(1)) * minutes(1))
}

/** So close to ready food a driver is on the way to the kitchen: the time stands (UX 3.2). */
const DRIVER_CALLED_MS = minutes(7)

/** Whether the kitchen may still say that it needs longer. */
export function canDelay(
  order: { readonly state: string; readonly ready_at: Date | null },
  now: Date,
): boolean {
  if (!order.ready_at || !['accepted', 'preparing'].includes(order.state)) return false
  return order.state === 'accepted' || order.ready_at.getTime() - now.getTime() >= DRIVER_CALLED_MS
}
