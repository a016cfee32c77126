import { lifecycle } from '#foundation/lifecycle'
import { AlertAcknowledged, AlertResolved } from './alert.events.ts'

/** The life of an alert (R304–R307): it ends when what was measured is within bounds again. */
export const alertLifecycle = lifecycle({
  name: 'ridendine.alert',
  table: 'ridendine.alerts',
  states: ['fired', 'acknowledged', 'resolved'],
  starts: 'fired',
  ends: ['resolved'],
  moves: {
    acknowledge: {
      from: ['fired'],
      to: 'acknowledged',
      by: ['admin', 'founder'],
      tells: AlertAcknowledged,
    },
    resolve: {
      from: ['fired', 'acknowledged'],
      to: 'resolved',
      by: ['system', 'admin', 'founder'],
      tells: AlertResolved,
      guard: 'within bounds at the last measurement',
    },
  },
})
