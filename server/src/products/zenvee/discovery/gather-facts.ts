import type { Point } from '#contract/places'
import type { Tx } from '#foundation/db'
import { addMs, days, hours, minutes, msBetween } from '#foundation/time'
import { nextFree, slotsFor } from '#modules/availability'
import { distanceMeters, estimateSeconds } from '#modules/places'
import { ratingsOf } from '#modules/reviews'
import { latestPositions, whoIsOnline } from '#modules/tracking'
import { checkGates } from '#modules/verification'
import {
  type CandidateRow,
  countDone,
  type FiguresRow,
  listFigures,
} from '../technicians/technicians.sql.ts'
import type { Facts } from './policy.ts'

export interface Asked {
  readonly service: {
    readonly slug: string
    readonly trade: string | null
    readonly durationMinutes: number
  }
  readonly point: Point
  readonly from: Date
  readonly isNow: boolean
  readonly jurisdiction: string
}

/** Facts for the record, and what the card says beside them. */
export interface Known {
  readonly facts: Facts
  readonly startsAt: Date
  readonly etaMinutes: number
}

/** A visit at a time may begin so much later than asked. */
const LATER_MS = hours(6)
const FIGURES_MS = days(30)
const FEWEST = 3
/** Work without a trade of its own needs only what every work needs. */
export const EVERY_TRADE = '*'

/** Everything that the gates and factors look at, for all candidates in a handful of statements. */
export async function gatherFacts(
  tx: Tx,
  rows: readonly CandidateRow[],
  asked: Asked,
): Promise<Map<string, Known>> {
  const read = await readAll(tx, rows, asked)
  return new Map(
    rows.map((row) => {
      const startsAt = read.free.get(row.id) ?? asked.from
      const etaMinutes = Math.max(1, inMinutes(tx.now, startsAt))
      return [row.id, { facts: factsOf(row, asked, read), startsAt, etaMinutes }]
    }),
  )
}

const inMinutes = (from: Date, to: Date) => Math.round(msBetween(from, to) / minutes(1))

async function readAll(tx: Tx, rows: readonly CandidateRow[], asked: Asked) {
  const { slug, trade } = asked.service
  const ids = rows.filter((row) => row.mode !== null).map((row) => row.id)
  const gateOf = { jurisdiction: asked.jurisdiction, trade: trade ?? EVERY_TRADE, at: asked.from }
  const online = await whoIsOnline(tx, ids)
  const positions = await latestPositions(tx, asked.isNow ? [...online] : [])
  const ways = new Map(
    rows.map((row) => {
      const from = positions.get(row.id) ?? homeOf(row)
      return [row.id, Math.round(estimateSeconds(from, asked.point)) * 1000]
    }),
  )
  const figures = await listFigures(tx, ids, addMs(tx.now, -FIGURES_MS))
  const done = await countDone(tx, ids, slug)
  return {
    online,
    ways,
    gates: await checkGates(tx, { ...gateOf, personIds: ids }),
    free: await freeTimes(tx, ids, asked, ways),
    ratings: await ratingsOf(tx, ids),
    figures: new Map(figures.map((row) => [row.technician_id, row])),
    done: new Map(done.map((row) => [row.technician_id, row.done])),
  }
}

function factsOf(
  row: CandidateRow,
  asked: Asked,
  read: Awaited<ReturnType<typeof readAll>>,
): Facts {
  const rating = read.ratings.get(row.id)
  const freeAt = read.free.get(row.id) ?? null
  return {
    offersService: row.mode !== null,
    isOnline: read.online.has(row.id),
    isPaused: row.is_paused,
    missing: (read.gates.get(row.id)?.missing ?? []).map((each) => each.kind),
    waitMinutes: freeAt === null ? null : Math.max(0, inMinutes(asked.from, freeAt)),
    travelMinutes: Math.round((read.ways.get(row.id) ?? 0) / 6000) / 10,
    distanceMetres: Math.round(distanceMeters(homeOf(row), asked.point)),
    radiusMetres: row.radius_metres,
    rating: rating?.mean ?? null,
    ratings: rating?.count ?? 0,
    timesHired: row.times_hired,
    ...shares(read.figures.get(row.id)),
    driverKept: rating?.aspects.driver_kept?.mean ?? null,
    yearsExperience: row.years_experience,
    jobsOfThisService: read.done.get(row.id) ?? 0,
    driver: row.driver,
  }
}

/** When each of them is free: as soon as they could be there, or from the time asked for. */
async function freeTimes(
  tx: Tx,
  personIds: readonly string[],
  asked: Asked,
  ways: ReadonlyMap<string, number>,
): Promise<Map<string, Date | null>> {
  const { durationMinutes } = asked.service
  const where = { personIds, durationMinutes, at: asked.point, travel: estimateSeconds }
  if (asked.isNow) {
    const free = await nextFree(tx, {
      ...where,
      withinDays: 1,
      earliest: new Map(personIds.map((id) => [id, addMs(tx.now, ways.get(id) ?? 0)])),
    })
    return new Map(free.map((each) => [each.personId, each.freeAt]))
  }
  const slots = await slotsFor(tx, {
    ...where,
    from: asked.from,
    to: addMs(asked.from, LATER_MS),
    stepMinutes: 15,
  })
  const first = new Map<string, Date>()
  for (const slot of slots) if (!first.has(slot.personId)) first.set(slot.personId, slot.startsAt)
  return first
}

/** Shares of the last thirty days; null while there is too little to say. */
function shares(row: FiguresRow | undefined): { acceptance: number | null; onTime: number | null } {
  if (!row) return { acceptance: null, onTime: null }
  return {
    acceptance: row.asked >= FEWEST ? row.accepted / row.asked : null,
    onTime: row.visits >= FEWEST ? row.on_time / row.visits : null,
  }
}

const homeOf = (row: CandidateRow): Point => ({ lat: row.base_lat, lng: row.base_lng })
