import { z } from 'zod'
import { tell } from '#foundation/events'
import { job } from '#foundation/jobs'
import { READY } from './events.ts'
import { endHold, readMessage, stateOf } from './messages.sql.ts'

/** The quiet hours are over: a message that was held goes out. */
export const releaseHeld = job({
  name: 'notifications.release_held',
  input: z.object({ messageId: z.uuid() }),
  work: async (tx, { messageId }) => {
    const message = await readMessage(tx, messageId)
    if (!message || stateOf(message) !== 'held') return

    await endHold(tx, messageId)
    await tell(tx, READY[message.channel], `notifications.message:${messageId}`, { messageId })
  },
})
