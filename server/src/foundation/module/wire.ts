import type { Wiring } from '#foundation/db'
import type { Subscriber } from '#foundation/events'
import { checkModel } from '#foundation/lifecycle'
import { realtimeSubscriber } from '#foundation/live'
import { type Clock, systemClock } from '#foundation/time'
import type { Room } from './module.ts'

/** Rooms with everything that follows from them. */
export interface Wired {
  readonly rooms: readonly Room[]
  readonly subscribers: readonly Subscriber[]
  readonly wiring: Wiring & { pushTo: (push: Wiring['push']) => void }
  /** Role → every permit it holds in these rooms. */
  readonly permitsOf: (roles: readonly string[]) => ReadonlySet<string>
}

/**
 * Put rooms together. Throws when two subscribers, events or lifecycles share a name, or when a
 * life story fails its model check: such a server must not start.
 */
export function wire(rooms: readonly Room[], clock: Clock): Wired {
  const subscribers = [
    ...rooms.flatMap((room) => room.subscribers),
    realtimeSubscriber(
      rooms.flatMap((room) => room.audiences),
      rooms.flatMap((room) => room.dialects),
    ),
  ]
  once(
    'subscriber',
    subscribers.map((each) => each.name),
  )
  once(
    'event',
    rooms.flatMap((room) => room.events.map((each) => each.name)),
  )
  once(
    'life story',
    rooms.flatMap((room) => room.lifecycles.map((each) => each.name)),
  )
  once(
    'job',
    rooms.flatMap((room) => room.jobs.map((each) => each.name)),
  )
  const problems = rooms.flatMap((room) => room.lifecycles.flatMap(checkModel))
  if (problems.length > 0)
    throw new Error(`life stories that do not hold:\n  ${problems.join('\n  ')}`)

  const hearsAll = subscribers.filter((each) => each.to === 'every').map((each) => each.name)
  const byEvent = new Map<string, string[]>()
  for (const each of subscribers) {
    if (each.to === 'every') continue
    for (const name of each.to) byEvent.set(name, [...(byEvent.get(name) ?? []), each.name])
  }
  let push: Wiring['push'] = () => {}
  return {
    rooms,
    subscribers,
    permitsOf: (roles) =>
      new Set(rooms.flatMap((room) => roles.flatMap((role) => room.permits[role] ?? []))),
    wiring: {
      subscribersOf: (name) => [...(byEvent.get(name) ?? []), ...hearsAll],
      push: (room, kind, payload) => push(room, kind, payload),
      pushTo: (next) => {
        push = next
      },
      realTimeOf: (due) => realTimeOf(due, clock),
    },
  }
}

/** When our clock runs ahead or faster, a job due on it is due earlier in the world. */
function realTimeOf(due: Date, clock: Clock): Date {
  if (clock === systemClock) return due
  // A clock that stands still is moved by hand, and its jobs are promoted by hand.
  if (clock.speed === 0) return new Date(Date.now() + 365 * 86_400_000)
  return new Date(Date.now() + (due.getTime() - clock.now().getTime()) / clock.speed)
}

function once(what: string, names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice) throw new Error(`two of one name: the ${what} ${twice}`)
}
