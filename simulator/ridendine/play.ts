import { deliveredOnce } from '../checks/deliveries.ts'
import { ridendineChecks } from '../checks/ridendine.ts'
import { Dial } from '../people/dial.ts'
import { ridendineSections } from '../report/ridendine-sections.ts'
import type { Play } from '../run/play.ts'
import { makeCast, numbered, sharesOf } from './cast.ts'

/** People come to work within these seconds. */
const MORNING_S = 90
/** The dispatcher looks so often: couriers take minutes, and each look is written down. */
const TICK_S = 30

/** RideNDine: kitchens, eaters, couriers, and the desk. */
export const ridendinePlay: Play = {
  product: 'ridendine',
  open(city, { people, demand, orders, onEnough }) {
    const shares = sharesOf(people)
    const cast = makeCast(city, {
      cooks: ['ana', ...numbered('chef', 1, shares.cooks - 1)],
      couriers: ['dov', ...numbered('driver', 1, shares.couriers)],
      eaters: numbered('customer', 0, shares.eaters),
      reconnects: false,
    })
    for (const each of [...cast.cooks, ...cast.couriers]) each.comeToWork(MORNING_S)
    cast.desk.comeToWork({ tickSeconds: TICK_S })
    const most = orders ?? Number.POSITIVE_INFINITY
    const placed = () => city.tally.counts.get('orders') ?? 0
    const choosing = () => cast.eaters.filter((each) => each.isChoosing).length
    for (const eater of cast.eaters) {
      eater.onOrdered = () => {
        if (placed() >= most) onEnough()
      }
    }
    const dial = new Dial(city, {
      index: cast.desk.index + 1,
      people: cast.eaters,
      demand: () => demand,
      isEnough: () => placed() + choosing() >= most,
    })
    return [...cast.cooks, ...cast.couriers, ...cast.eaters, cast.desk, dial]
  },
  async openStories(stage) {
    const [row] = await stage.query<{ open: number }>(`
      select count(*)::int as open from ridendine.orders
       where state not in ('cancelled', 'refunded', 'delivered')`)
    return row?.open ?? 0
  },
  sections: ridendineSections,
  checks: [...ridendineChecks, deliveredOnce],
  shows: [
    ['orders', 'orders'],
    ['picked_up', 'picked up'],
    ['positions.sent', 'positions'],
  ],
}
