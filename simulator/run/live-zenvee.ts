import { makeCast } from '../people/cast.ts'
import { Dial } from '../people/dial.ts'
import { liveWith } from './live.ts'

/** Of each trade one or two who work around the clock, and others who work by day. */
const TECHNICIANS = [1, 2, 3, 4, 5, 18, 19, 20, 21, 22, 23, 6, 7, 8, 9, 10, 11, 12, 13, 14]
const CUSTOMERS = 30
/** People come to work within these seconds: sign-ins are limited, and passwords cost time. */
const MORNING_S = 110
const BACK_WITHIN_S = 420

/** Zenvee's people in a running demo. */
export const liveInZenvee = liveWith((city, watch) => {
  const cast = makeCast(city, { technicians: TECHNICIANS, customers: CUSTOMERS, reconnects: true })
  const { index } = cast.operator
  const demand = () => watch.demandPerHour
  const dial = new Dial(city, { index: index + 1, people: cast.customers, demand })
  cast.operator.comeToWork({ answersLine: true })
  for (const customer of cast.customers) customer.comeBack(BACK_WITHIN_S * watch.speed)
  return {
    actors: [...cast.technicians, ...cast.customers, cast.operator, dial],
    open() {
      for (const each of cast.technicians)
        if (!each.isOnline) each.comeToWork(MORNING_S * watch.speed)
    },
  }
})
