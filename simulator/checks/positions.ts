import type { Sighting } from '../play/sightings.ts'
import type { Check, Evidence } from './check.ts'

const MOST_SAID = 20

/** Whose story shares positions, and in which of its states. */
export interface Sharing {
  /** The life story: `zenvee.booking`. */
  readonly thing: string
  /** Its table, with the columns id and customer_id. */
  readonly table: string
  readonly states: readonly string[]
}

interface Story {
  readonly customerId: string
  /** When positions might be seen, milliseconds since 1970. */
  readonly windows: { from: number; to: number }[]
}

/**
 * Every position that any client saw, by read, socket or link, was seen by the story's customer
 * and while the story's own history says that somebody was on the way, at the door or at work.
 */
export function noPositionLeakedIn(sharing: Sharing): Check {
  const prefix = `${sharing.thing}:`
  return {
    name: 'no position leaked',
    async look(evidence) {
      const stories = await readStories(evidence, sharing)
      const storyOf = (subject: string | null) =>
        subject?.startsWith(prefix) ? stories.get(subject.slice(prefix.length)) : undefined
      return evidence.sightings
        .flatMap((sighting) => {
          const wrong = wrongWith(sighting, storyOf(sighting.subject))
          return wrong ? [`${wrong} (${sighting.how}, ${sighting.subject})`] : []
        })
        .slice(0, MOST_SAID)
    },
  }
}

export const noPositionLeaked = noPositionLeakedIn({
  thing: 'zenvee.booking',
  table: 'zenvee.bookings',
  states: ['en_route', 'arrived', 'in_service'],
})

function wrongWith(sighting: Sighting, story: Story | undefined): string | undefined {
  const { viewerId, seenAt } = sighting
  if (!story) return 'a position of nothing that is known'
  if (story.customerId !== viewerId) return `seen by ${viewerId}, who is not the customer`
  const isWithin = (at: number) => story.windows.some(({ from, to }) => from <= at && at <= to)
  if (!isWithin(seenAt)) return `seen at ${new Date(seenAt).toISOString()}, when nothing is shared`
  const recordedAt = Date.parse(sighting.recordedAt)
  if (!isWithin(recordedAt)) return `recorded at ${sighting.recordedAt}, when nothing was shared`
  return undefined
}

interface Line {
  id: string
  customer_id: string
  to_state: string
  moved_at: Date
}

async function readStories(
  { query, now }: Evidence,
  { thing, table, states }: Sharing,
): Promise<Map<string, Story>> {
  const shared = new Set(states)
  const lines = await query<Line>(
    `
    select b.id, b.customer_id, h.to_state, h.moved_at
      from ${table} b
      join foundation.history h on h.thing = $1 and h.thing_id = b.id
     order by b.id, h.history_no`,
    [thing],
  )
  const stories = new Map<string, Story>()
  const openSince = new Map<string, number>()
  for (const { id, customer_id, to_state, moved_at } of lines) {
    const story = stories.get(id) ?? { customerId: customer_id, windows: [] }
    stories.set(id, story)
    const since = openSince.get(id)
    if (shared.has(to_state)) {
      if (since === undefined) openSince.set(id, moved_at.getTime())
    } else if (since !== undefined) {
      story.windows.push({ from: since, to: moved_at.getTime() })
      openSince.delete(id)
    }
  }
  for (const [id, from] of openSince) stories.get(id)?.windows.push({ from, to: now.getTime() })
  return stories
}
