import type { Tx } from '#foundation/db'
import { audience } from '#foundation/live'
import { ArrivingSoon, GeofenceEntered, PresenceChanged, sessionEvents } from './events.ts'
import { readPeople } from './sessions.sql.ts'

/** Who hears what: always ids only; where somebody is, is asked for at the door. */
export const audiences = [
  audience([PresenceChanged], (tx, payload) => [
    `person:${payload.personId}`,
    `operations:${tx.orgId}`,
  ]),
  audience(sessionEvents, async (tx, payload) => [
    `tracking.session:${payload.sessionId}`,
    ...(await roomsOfPeople(tx, payload.sessionId)),
  ]),
  audience([GeofenceEntered, ArrivingSoon], (tx) => [`operations:${tx.orgId}`]),
]

async function roomsOfPeople(tx: Tx, sessionId: string): Promise<string[]> {
  const people = await readPeople(tx, sessionId)
  return people ? [people.person_id, ...people.viewers].map((id) => `person:${id}`) : []
}
