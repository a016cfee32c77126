import type { Point } from '#contract/places'
import { sendPositions } from '#contract/tracking'
import type { Person } from '../play/person.ts'
import { shifted } from './way.ts'

/** What a telephone says of itself: off by a few metres, and knowing about how many. */
const ERROR_M = 4
const ACCURACY_M = [6, 18] as const

/** Say where the telephone is. */
export async function sendPosition(
  me: Person & { readonly at: Point },
  moving: { speedMps: number; headingDeg: number | null },
): Promise<void> {
  const at = new Date(me.city.now()).toISOString()
  const off = () => me.dice.between(-ERROR_M, ERROR_M)
  const { lat, lng } = shifted(me.at, off(), off())
  const accuracyM = me.dice.between(...ACCURACY_M)
  const answer = await me.call(sendPositions, {
    sentAt: at,
    points: [{ lat, lng, accuracyM, at, ...moving }],
  })
  me.city.tally.add('positions.sent')
  me.city.tally.add('positions.kept', answer.kept)
  for (const { why } of answer.dropped) me.city.tally.add(`positions.dropped.${why}`)
}
