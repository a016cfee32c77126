import { z } from 'zod'
import { linearFactor, matcher } from '#modules/matching'
import { driverFit } from './experience-drivers.ts'

/** Everything that gates and factors may look at of a technician: frozen into the match record. */
export const Facts = z.object({
  offersService: z.boolean(),
  /** Ready for work now; counts only for a visit now. */
  isOnline: z.boolean(),
  isPaused: z.boolean(),
  /** Names of credentials that the work needs here and that are missing. */
  missing: z.array(z.string()),
  /** Earliest bookable start, minutes from the search (or from the time asked for); null when there is none. */
  waitMinutes: z.number().nullable(),
  travelMinutes: z.number(),
  distanceMetres: z.number(),
  radiusMetres: z.number(),
  /** 0 to 5, and how many gave it. */
  rating: z.number().nullable(),
  ratings: z.number(),
  timesHired: z.number(),
  /** Last thirty days, 0 to 1; null while there is too little to say. */
  acceptance: z.number().nullable(),
  onTime: z.number().nullable(),
  /** How often the promise of the driver was kept. */
  driverKept: z.number().nullable(),
  yearsExperience: z.number(),
  jobsOfThisService: z.number(),
  driver: z.string(),
})
export type Facts = z.infer<typeof Facts>

export const Ask = z.object({
  service: z.string(),
  trade: z.string(),
  when: z.enum(['now', 'at']),
  desiredDriver: z.string().nullable(),
  lat: z.number(),
  lng: z.number(),
})
export type Ask = z.infer<typeof Ask>

/** With few ratings the average is pulled to 4.2 as if five people had given that (a Bayesian mean). */
const PRIOR_RATING = 4.2
const PRIOR_COUNT = 5

function trust(facts: Facts): number {
  const rating =
    ((facts.rating ?? PRIOR_RATING) * facts.ratings + PRIOR_RATING * PRIOR_COUNT) /
    (facts.ratings + PRIOR_COUNT)
  const stars = between((rating - 3) / 2)
  return between(0.6 * stars + 0.2 * (facts.acceptance ?? 0.8) + 0.2 * (facts.onTime ?? 0.8))
}

function between(value: number): number {
  return value < 0 ? 0 : value > 1 ? 1 : value
}

/**
 * Who is shown, and in which order (Z68, Z92): five gates that nobody passes half, then fit,
 * availability, trust, the way, and the card. Weights are the organisation's to set.
 */
export const technicianMatcher = matcher<Facts, Ask>({
  name: 'zenvee.technicians',
  version: 1,
  title: 'Technicians for a visit',
  facts: Facts,
  ask: Ask,
  weights: { fit: 20, availability: 25, trust: 25, eta: 20, card: 10 },
  gates: [
    {
      key: 'offers',
      name: 'Offers this service',
      stops: (facts) => (facts.offersService ? null : 'does not offer this service'),
    },
    {
      key: 'credentials',
      name: 'Licence and proofs',
      stops: (facts) =>
        facts.missing.length === 0 ? null : `missing: ${facts.missing.join(', ')}`,
    },
    {
      key: 'open',
      name: 'Takes work',
      stops: (facts, ask) =>
        facts.isPaused
          ? 'is not taking work'
          : ask.when === 'now' && !facts.isOnline
            ? 'is not online'
            : null,
    },
    {
      key: 'reach',
      name: 'Comes this far',
      stops: (facts) =>
        facts.distanceMetres <= facts.radiusMetres
          ? null
          : `${km(facts.distanceMetres)} away, comes up to ${km(facts.radiusMetres)}`,
    },
    {
      key: 'time',
      name: 'Has time',
      stops: (facts) => (facts.waitMinutes === null ? 'no free time then' : null),
    },
  ],
  factors: [
    {
      key: 'fit',
      name: 'Fit for the work',
      measure: (facts) => ({
        value: between(
          0.4 +
            0.04 * Math.min(facts.yearsExperience, 10) +
            0.02 * Math.min(facts.jobsOfThisService, 10),
        ),
        amount: facts.jobsOfThisService,
        unit: 'jobs',
        says:
          facts.jobsOfThisService > 0
            ? `did this ${facts.jobsOfThisService} times`
            : `${facts.yearsExperience} years in the trade`,
      }),
      target: () => 'Having done more visits of this kind',
    },
    linearFactor<Facts, Ask>({
      key: 'availability',
      name: 'How soon',
      amount: (facts) => facts.waitMinutes,
      none: 720,
      full: 0,
      unit: 'minutes',
      says: (minutes) =>
        minutes === null || minutes <= 5 ? 'free right away' : `free in ${span(minutes)}`,
      wish: (minutes) => `Being free in ${span(Math.floor(minutes))}`,
    }),
    {
      key: 'trust',
      name: 'Trust',
      measure: (facts) => ({
        value: trust(facts),
        amount: facts.rating,
        unit: 'stars',
        says:
          facts.rating === null
            ? 'new here, checked by us'
            : `rated ${facts.rating.toFixed(1)} by ${facts.ratings}`,
      }),
      target: () => 'A better rating, or answering and arriving on time more often',
    },
    linearFactor<Facts, Ask>({
      key: 'eta',
      name: 'The way to you',
      amount: (facts) => facts.travelMinutes,
      none: 60,
      full: 3,
      unit: 'minutes',
      says: (minutes) => `${Math.round(minutes ?? 0)} min away`,
      wish: (minutes) => `Being ${Math.floor(minutes)} min away`,
    }),
    {
      key: 'card',
      name: 'The visit you would like',
      measure: (facts, ask) => ({
        value: between(
          driverFit(facts.driver, ask.desiredDriver) * (0.5 + 0.5 * (facts.driverKept ?? 0.8)),
        ),
        amount: facts.driverKept,
        unit: 'share',
        says:
          ask.desiredDriver === facts.driver
            ? 'promises just what you asked for'
            : 'keeps their promise',
      }),
      target: () => 'Keeping the promise on your card more often',
    },
  ],
})

const km = (metres: number) => `${(metres / 1000).toFixed(1)} km`

function span(minutes: number): string {
  return minutes < 90 ? `${Math.round(minutes)} min` : `${Math.round(minutes / 60)} h`
}
