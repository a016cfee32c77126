import { subscribe } from '#foundation/events'
import { PersonDeleted } from '#modules/identity'
import { eraseAuthor } from './reviews.sql.ts'

/** Whoever is gone is named no more; their reviews still count for those they were about. */
export const forgetAuthor = subscribe({
  name: 'reviews.forget_author',
  to: [PersonDeleted],
  work: async (tx, { personId }) => {
    await eraseAuthor(tx, personId)
  },
})
