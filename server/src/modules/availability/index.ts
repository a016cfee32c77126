import { constraintMeans } from '#foundation/db'
import { audience } from '#foundation/live'
import { defineModule } from '#foundation/module'
import { HoldLapsed, HoursChanged, SlotHeld, SlotReleased, SlotReserved } from './events.ts'
import { lapseHold } from './hold-slot.ts'
import { needs } from './needs.ts'
import { refuse } from './refusals.ts'
import { doors } from './routes.ts'

constraintMeans('reservations_never_overlap', refuse.slot_taken)
constraintMeans('reservations_one_per_about', refuse.already_reserved)

export { HoldLapsed, HoursChanged, SlotHeld, SlotReleased, SlotReserved } from './events.ts'
export { holdSlot, keepHold, releaseHold } from './hold-slot.ts'
export { readHours, setHours } from './my-calendar.ts'
export { type Reservation, type Reserve, release, reserve } from './reserve.ts'
export { dateAt, instantOfText } from './rules/local-time.ts'
export { openSpans, type Schedule } from './rules/open-spans.ts'
export { joined, type Span, without } from './rules/spans.ts'
export { asTheCrowFlies, type TravelSeconds } from './rules/travel.ts'
export type { Rule, WhyNot } from './rules/why-not.ts'
export {
  isBookable,
  nextFree,
  type Slot,
  slotsFor,
  type Wanted,
  whyNotBookable,
} from './slots-for.ts'

export const availabilityModule = defineModule({
  name: 'availability',
  title: 'Availability',
  folder: import.meta.dirname,
  needs,
  doors,
  events: [SlotReserved, SlotHeld, SlotReleased, HoldLapsed, HoursChanged],
  jobs: [lapseHold],
  audiences: [
    audience([SlotReserved, SlotReleased, HoursChanged], (_, { personId }) => [
      `person:${personId}`,
    ]),
    audience([SlotHeld, HoldLapsed], (_, { personId, heldBy }) =>
      heldBy ? [`person:${personId}`, `person:${heldBy}`] : [`person:${personId}`],
    ),
  ],
})
