import { z } from 'zod'
import { linearFactor } from './linear.ts'
import { matcher } from './matcher.ts'

const facts = z.object({
  licensed: z.boolean(),
  free: z.boolean(),
  minutesAway: z.number().nullable(),
  rating: z.number(),
  card: z.string(),
})
const ask = z.object({ card: z.string().nullable() })
type Facts = z.infer<typeof facts>
type Ask = z.infer<typeof ask>

/** A small matcher for this module's own tests: three factors, two gates. */
export const painters = matcher({
  name: 'example.painters',
  version: 1,
  title: 'Painters',
  facts,
  ask,
  gates: [
    {
      key: 'licence',
      name: 'Licence',
      stops: ({ licensed }) => (licensed ? null : 'No valid licence.'),
    },
    { key: 'free', name: 'Free', stops: ({ free }) => (free ? null : 'Not free at that time.') },
  ],
  factors: [
    linearFactor<Facts, Ask>({
      key: 'eta',
      name: 'Arrival',
      unit: 'min',
      none: 60,
      full: 5,
      amount: ({ minutesAway }) => minutesAway,
      says: (amount) => (amount === null ? 'no way known' : `${amount} min away`),
      wish: (amount) => `Being ${Math.floor(amount)} min away`,
    }),
    linearFactor<Facts, Ask>({
      key: 'trust',
      name: 'Trust',
      unit: 'stars',
      none: 3,
      full: 5,
      amount: ({ rating }) => rating,
      says: (amount) => `rated ${amount}`,
    }),
    {
      key: 'card',
      name: 'Experience',
      measure: ({ card }, wanted) => {
        const same = wanted.card === null || wanted.card === card
        return {
          value: same ? 1 : 0.25,
          amount: null,
          unit: '',
          says: same ? 'works as you like it' : 'works another way',
        }
      },
    },
  ],
  weights: { eta: 40, trust: 40, card: 20 },
})
