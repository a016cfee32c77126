import { useUnread as useUnreadOf } from '../../../features/notifications/use-unread.ts'

/** How many notices wait to be read. */
export const useUnread = (): number => useUnreadOf('zenvee')
