import { subscribe } from '#foundation/events'
import { PersonDeleted, PersonSuspended } from '#modules/identity'
import { StreetsChanged } from '#modules/places'
import { PresenceChanged } from '#modules/tracking'
import {
  OfferDeclined,
  OfferExpired,
  OfferWithdrawn,
  TaskChanged,
  TaskDone,
  TaskPosted,
  TaskReleased,
} from './events.ts'
import { wakeTick } from './jobs.ts'
import { beginDuty, withdrawOffersOf } from './offers.ts'

export const subscribers = [
  subscribe({
    name: 'dispatch.wake',
    to: [
      TaskPosted,
      TaskChanged,
      TaskReleased,
      TaskDone,
      OfferDeclined,
      OfferExpired,
      OfferWithdrawn,
      PresenceChanged,
      StreetsChanged,
    ],
    work: async (tx) => {
      await wakeTick(tx)
    },
  }),
  subscribe({
    name: 'dispatch.follow_duty',
    to: [PresenceChanged],
    work: async (tx, { personId, isOnline, reason }) => {
      if (isOnline) await beginDuty(tx, personId)
      else await withdrawOffersOf(tx, personId, `off_duty:${reason}`)
    },
  }),
  subscribe({
    name: 'dispatch.let_go',
    to: [PersonDeleted, PersonSuspended],
    work: (tx, { personId }) => withdrawOffersOf(tx, personId, 'gone'),
  }),
]
