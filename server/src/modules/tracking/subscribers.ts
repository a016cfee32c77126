import { subscribe } from '#foundation/events'
import { PersonDeleted, PersonSuspended } from '#modules/identity'
import { forgetPerson } from './forget-person.ts'
import { setOnline } from './presence.ts'

export const subscribers = [
  subscribe({
    name: 'tracking.forget_person',
    to: [PersonDeleted],
    work: (tx, { personId }) => forgetPerson(tx, personId),
  }),
  subscribe({
    name: 'tracking.end_duty',
    to: [PersonSuspended],
    work: async (tx, { personId }) => {
      await setOnline(tx, { personId, online: false, reason: 'suspended' })
    },
  }),
]
