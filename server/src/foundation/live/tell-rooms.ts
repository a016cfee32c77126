import type { Told } from '#contract/live'
import { sql } from '#foundation/db'
import { type Subscriber, subscribeToAll } from '#foundation/events'
import { type Dialect, SAID } from './dialect.ts'
import type { Audience } from './topic.ts'

/**
 * Realtime is a subscriber: when an event was told, the rooms that may know hear its topic, id
 * and place in the stream. The message goes out at least once; clients look at its number.
 * A dialect says it in its own words as well.
 */
export function realtimeSubscriber(
  audiences: readonly Audience[],
  dialects: readonly Dialect[] = [],
): Subscriber {
  const words = dialects.flatMap((each) => each.events)
  return subscribeToAll('foundation.realtime', async (tx, payload, message) => {
    const heard = audiences.filter((candidate) => candidate.to.includes(message.name))
    const rooms = new Set<string>()
    for (const each of heard)
      for (const room of await each.rooms(tx, payload, message)) rooms.add(room)
    const id = message.stream.slice(message.stream.indexOf(':') + 1)
    // Told again it is the same line: a delivery that is tried twice has one push.
    if (rooms.size > 0)
      await tx.run(sql`
        insert into foundation.pushes (event_no, rooms) values (${message.eventNo}, ${[...rooms]}::text[])
            on conflict (event_no) do nothing`)
    for (const room of rooms) {
      const told: Told = {
        topic: room,
        event: message.name,
        id,
        seq: room === message.stream ? message.seq : 0,
        at: message.toldAt.toISOString(),
      }
      // Not after the commit of this delivery: the event has long been committed, and a worker that
      // dies in between must not leave a room untold. Told twice is harmless, clients fetch by number.
      tx.wiring.push(`${tx.orgId}/${room}`, 'told', told)
    }
    for (const each of words.filter(({ to }) => to.includes(message.name)))
      for (const said of await each.say(tx, payload, message))
        tx.wiring.push(`${tx.orgId}/${said.room}`, SAID, said)
  })
}
