import type { WorkInputOf } from '#contract/endpoint'
import type { MatchRecord } from '#contract/matching'
import type { Point } from '#contract/places'
import type { Discovery, discover as door, TechnicianCard } from '#contract/zenvee'
import type { Tx } from '#foundation/db'
import { newId } from '#foundation/ids'
import { money, toWire } from '#foundation/money'
import { addMs, days, minutes } from '#foundation/time'
import { readService } from '#modules/catalog'
import { recordMatch } from '#modules/matching'
import { readOrganisation } from '#modules/organisations'
import { covers } from '#modules/places'
import { credentialStatuses } from '#modules/verification'
import { estimate, taxAndFee } from '../bookings/price.ts'
import { refuse } from '../refusals.ts'
import { type CandidateRow, listCandidates } from '../technicians/technicians.sql.ts'
import { type CardFacts, type DiscoveryRow, insertDiscovery } from './discoveries.sql.ts'
import { isDriver } from './experience-drivers.ts'
import { EVERY_TRADE, gatherFacts, type Known } from './gather-facts.ts'
import { nextTimes } from './next-times.ts'
import { technicianMatcher } from './policy.ts'
import { presentDiscovery } from './present-discovery.ts'

/** How many technicians are looked at, and how many are shown (three to five cards, never fifty). */
const LOOKED_AT = 200
const CARDS = 5
/** Times and places move on: cards are good so long. */
const GOOD_FOR_MS = minutes(10)
const FURTHEST_AHEAD_MS = days(60)

/**
 * Ranked technicians for a place, a service and a time: gates first, then factors, and a record
 * of it all that replays bit for bit (D-Z6).
 */
export async function discover(tx: Tx, input: WorkInputOf<typeof door>): Promise<Discovery> {
  const service = await readService(tx, input.serviceSlug)
  const organisation = await readOrganisation(tx)

  const point = input.place.point
  const from = input.when.kind === 'now' ? tx.now : new Date(input.when.startsAt)
  if (from < tx.now || from > addMs(tx.now, FURTHEST_AHEAD_MS)) throw refuse.time_has_passed()
  if (!(await covers(tx, point))) throw refuse.outside_the_area()

  const rows = await listCandidates(tx, point, service.slug, LOOKED_AT)
  const known = await gatherFacts(tx, rows, {
    service,
    point,
    from,
    isNow: input.when.kind === 'now',
    jurisdiction: organisation.jurisdiction,
  })
  const id = newId()
  const record = await recordMatch(tx, technicianMatcher, {
    about: `zenvee.search:${id}`,
    take: CARDS,
    ask: {
      service: service.slug,
      trade: service.trade ?? EVERY_TRADE,
      when: input.when.kind,
      desiredDriver: input.desiredDriver,
      lat: point.lat,
      lng: point.lng,
    },
    candidates: rows.flatMap((row) => {
      const facts = known.get(row.id)?.facts
      return facts ? [{ id: row.id, facts }] : []
    }),
  })
  const cards = await dealCards(tx, record, rows, known, service.durationMinutes)
  const row: DiscoveryRow = {
    id,
    customer_id: tx.actor.id ?? '',
    match_id: record.matchId,
    service_slug: service.slug,
    service_title: service.title,
    duration_minutes: service.durationMinutes,
    trade: service.trade ?? EVERY_TRADE,
    answers: input.answers,
    place_lat: point.lat,
    place_lng: point.lng,
    place_label: input.place.label,
    wanted: input.when,
    desired_driver: input.desiredDriver,
    cards,
    considered: record.verdicts.length,
    ruled_out: record.verdicts.length - record.order.length,
    ...(await instead(tx, record, known, { ...service, point, cards })),
    made_at: tx.now,
    good_until: addMs(tx.now, GOOD_FOR_MS),
  }
  await insertDiscovery(tx, row)

  return presentDiscovery(tx, row)
}

/** When nobody can come: why, and the next times at which somebody could. */
async function instead(
  tx: Tx,
  record: MatchRecord,
  known: ReadonlyMap<string, Known>,
  asked: { durationMinutes: number; point: Point; cards: readonly CardFacts[] },
): Promise<Pick<DiscoveryRow, 'advice' | 'next_times'>> {
  if (asked.cards.length > 0) return { advice: null, next_times: [] }
  return { advice: adviceFrom(record), next_times: await nextTimes(tx, record, known, asked) }
}

async function dealCards(
  tx: Tx,
  record: MatchRecord,
  rows: readonly CandidateRow[],
  known: ReadonlyMap<string, Known>,
  durationMinutes: number,
): Promise<CardFacts[]> {
  const shown = record.order.slice(0, CARDS)
  const credentials = await credentialStatuses(tx, shown)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return shown.flatMap((technicianId, index) => {
    const row = byId.get(technicianId)
    const about = known.get(technicianId)
    const sentence = record.verdicts.find(
      (verdict) => verdict.candidateId === technicianId,
    )?.sentence
    return row && about
      ? [
          card(row, about, {
            index,
            durationMinutes,
            why: sentence ?? '',
            credentials: credentials.get(technicianId) ?? [],
          }),
        ]
      : []
  })
}

function card(
  row: CandidateRow,
  { facts, startsAt, etaMinutes }: Known,
  more: {
    index: number
    durationMinutes: number
    why: string
    credentials: TechnicianCard['credentials']
  },
): CardFacts {
  const rate = money(row.rate_minor ?? 0n, row.currency ?? 'USD')
  const mode = row.mode ?? 'from'
  const work = estimate(mode, rate, more.durationMinutes)
  return {
    technicianId: row.id,
    place: more.index + 1,
    name: row.display_name,
    photoFileId: row.photo_file_id,
    driver: isDriver(row.driver) ? row.driver : 'explains_every_step',
    headline: row.headline,
    rating: facts.rating === null ? null : { average: facts.rating, count: facts.ratings },
    timesHired: row.times_hired,
    yearsExperience: row.years_experience,
    etaMinutes,
    startsAt: startsAt.toISOString(),
    endsAt: addMs(startsAt, minutes(more.durationMinutes)).toISOString(),
    price: { mode, rate: toWire(rate), estimate: toWire(work), tax: toWire(taxAndFee(work).tax) },
    credentials: more.credentials,
    why: more.why,
    vehicle: row.vehicle,
  }
}

/** What most candidates failed tells the customer what to change. */
function adviceFrom(record: MatchRecord): string {
  const counts = new Map<string, number>()
  for (const verdict of record.verdicts)
    for (const { gate } of verdict.failed) counts.set(gate, (counts.get(gate) ?? 0) + 1)
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  switch (most?.[0]) {
    case 'time':
      return 'Nobody is free then. Try another time.'
    case 'open':
      return 'Nobody is on duty just now. Choose a time instead.'
    case 'reach':
      return 'Nobody comes this far for it. Try another time, or another service.'
    default:
      return 'Nobody offers this here yet.'
  }
}
