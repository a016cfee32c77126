import { deliveredOnce } from '../checks/deliveries.ts'
import { noDoubleBooking } from '../checks/double-booking.ts'
import { moneyConserved } from '../checks/money.ts'
import { noPositionLeaked } from '../checks/positions.ts'
import { nothingStuck } from '../checks/stuck.ts'
import { makeCast } from '../people/cast.ts'
import { Dial } from '../people/dial.ts'
import { zenveeSections } from '../report/zenvee-sections.ts'
import type { Play } from './play.ts'

/** Of all people so many are technicians; as the seed has it. */
const TECHNICIAN_SHARE = 0.45
/** People come to work within these seconds. */
const MORNING_S = 90

/** Zenvee: technicians who come to people, and the desk. */
export const zenveePlay: Play = {
  product: 'zenvee',
  open(city, { people, demand }) {
    const technicians = Math.round(people * TECHNICIAN_SHARE)
    const cast = makeCast(city, {
      technicians: Array.from({ length: technicians }, (_, index) => index + 1),
      customers: people - technicians,
      reconnects: false,
    })
    for (const technician of cast.technicians) technician.comeToWork(MORNING_S)
    cast.operator.comeToWork({ answersLine: false })
    const dial = new Dial(city, {
      index: cast.operator.index + 1,
      people: cast.customers,
      demand: () => demand,
    })
    return [...cast.technicians, ...cast.customers, cast.operator, dial]
  },
  async openStories(stage) {
    const [row] = await stage.query<{ open: number }>(`
      select count(*)::int as open from zenvee.bookings
       where state not in ('declined', 'expired', 'unfulfilled', 'settled', 'refunded', 'cancelled')
          or (mode = 'best_match' and state in ('declined', 'expired'))`)
    return row?.open ?? 0
  },
  sections: zenveeSections,
  checks: [moneyConserved, noDoubleBooking, noPositionLeaked, deliveredOnce, nothingStuck],
  shows: [
    ['wishes', 'wishes'],
    ['trips', 'trips'],
    ['positions.sent', 'positions'],
  ],
}
