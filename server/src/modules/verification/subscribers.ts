import { subscribe } from '#foundation/events'
import { PersonDeleted } from '#modules/identity'
import { forgetPerson } from './forget-person.ts'

export const subscribers = [
  subscribe({
    name: 'verification.forget_person',
    to: [PersonDeleted],
    work: (tx, { personId }) => forgetPerson(tx, personId),
  }),
]
