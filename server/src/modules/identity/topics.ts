import { audience, topic } from '#foundation/live'
import { events } from './events.ts'

/** The room of one person: nobody else may hear it. */
export const personTopic = topic({
  name: 'person',
  permit: async (tx, id) => tx.actor.kind === 'person' && tx.actor.id === id,
})

/** What happens to an account is heard in that person's room. */
export const accountAudience = audience(events, (_tx, payload) => [`person:${payload.personId}`])
