import { countUnread } from '#contract/notifications'
import { useRead } from '../../lib/api/index.ts'
import type { ProductId } from '../../lib/products.tsx'
import { usePerson } from '../../lib/session/session.ts'

/** How many notices wait to be read; follows the person's room. */
export function useUnread(product: ProductId): number {
  const person = usePerson()
  const unread = useRead(countUnread, {}, { topics: [`person:${person.id}`], product })
  return unread.data?.unread ?? 0
}
