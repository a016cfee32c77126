import { countUnread } from '#contract/notifications'
import { useRead } from '../../../lib/api/index.ts'
import { usePerson } from '../../../lib/session/session.ts'

/** How many notices wait to be read; follows the person's room. */
export function useUnread(): number {
  const person = usePerson()
  const unread = useRead(countUnread, {}, { topics: [`person:${person.id}`], product: 'zenvee' })
  return unread.data?.unread ?? 0
}
