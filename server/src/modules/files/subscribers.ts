import { subscribeOutside } from '#foundation/events'
import { FileForgotten } from './events.ts'
import { keyOf } from './storage/storage.ts'
import { surroundings } from './surroundings.ts'

/** The bytes of a forgotten file go. Removing twice is removing once. */
export const removeBytes = subscribeOutside({
  name: 'files.remove_bytes',
  to: [FileForgotten],
  call: async (_outside, { fileId }) => {
    const { storage } = surroundings()
    await storage.remove(keyOf(fileId, 'full'))
    await storage.remove(keyOf(fileId, 'small'))
  },
})
