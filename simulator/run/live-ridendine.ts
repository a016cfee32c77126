import { Dial } from '../people/dial.ts'
import { makeCast, numbered } from '../ridendine/cast.ts'
import { liveWith } from './live.ts'

/** Those whose kitchens are open; Ana's is cooked in by somebody at a screen. */
const COOKS = 20
/** Dov is somebody at a screen; the last of the seed still waits for the desk. */
const COURIERS = 16
const EATERS = 28
/** People come to work within these seconds: sign-ins are limited, and passwords cost time. */
const MORNING_S = 150
const BACK_WITHIN_S = 420

/** RideNDine's people in a running demo; at rush hour as many times hungrier as the dial says. */
export const liveInRideNDine = liveWith((city, watch) => {
  const cast = makeCast(city, {
    cooks: numbered('chef', 1, COOKS),
    couriers: numbered('driver', 1, COURIERS),
    // The first of them play in the other product of the same demo.
    eaters: numbered('customer', 4, EATERS),
    reconnects: true,
  })
  const dial = new Dial(city, {
    index: cast.desk.index + 1,
    people: cast.eaters,
    demand: () => watch.demandPerHour * watch.rush,
  })
  // A dispute of somebody at a screen is decided by somebody at a screen.
  cast.desk.comeToWork()
  for (const eater of cast.eaters) eater.comeBack(BACK_WITHIN_S * watch.speed)
  return {
    actors: [...cast.cooks, ...cast.couriers, ...cast.eaters, cast.desk, dial],
    open() {
      for (const each of [...cast.cooks, ...cast.couriers])
        if (!each.isOnline) each.comeToWork(MORNING_S * watch.speed)
    },
  }
})
