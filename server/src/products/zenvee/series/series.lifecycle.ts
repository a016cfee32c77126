import { lifecycle } from '#foundation/lifecycle'
import { SeriesStopped } from './series.events.ts'

/** The life of a series of visits: it goes on until somebody stops it. Its visits live on as bookings. */
export const seriesLifecycle = lifecycle({
  name: 'zenvee.series',
  table: 'zenvee.series',
  states: ['active', 'stopped'],
  starts: 'active',
  ends: ['stopped'],
  moves: {
    stop: {
      from: ['active'],
      to: 'stopped',
      by: ['customer', 'technician', 'operator', 'founder'],
      tells: SeriesStopped,
    },
  },
  timers: [],
})
