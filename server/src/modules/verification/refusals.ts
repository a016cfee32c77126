import { constraintMeans } from '#foundation/db'
import { refusals } from '#foundation/refusals'

export const refuse = refusals('verification', {
  no_such_credential: { kind: 'missing', says: 'There is no such credential.' },
  already_waiting: {
    kind: 'conflict',
    says: 'One of this kind is waiting for review already.',
  },
  already_past: { kind: 'conflict', says: 'Its expiry date has passed.' },
  no_such_document: { kind: 'missing', says: 'There is no such document of yours.' },
  own_credential: { kind: 'forbidden', says: 'Somebody else must review your own credential.' },
  claimed_by_another: { kind: 'conflict', says: 'A colleague is reviewing this one.' },
})

constraintMeans('credentials_one_waiting_per_kind', refuse.already_waiting)
