import type { OutputOf, WorkInputOf } from '#contract/endpoint'
import type { Discovery, readDiscovery as readDoor, listSlots as slotsDoor } from '#contract/zenvee'
import type { Tx } from '#foundation/db'
import { days } from '#foundation/time'
import { slotsFor } from '#modules/availability'
import { readService } from '#modules/catalog'
import { signedUrl } from '#modules/files'
import { readOrganisation } from '#modules/organisations'
import { estimateSeconds } from '#modules/places'
import { ladderInWords } from '../bookings/cancellation.ts'
import { refuse } from '../refusals.ts'
import { readTechnicianRow } from '../technicians/technicians.sql.ts'
import { type DiscoveryRow, readDiscoveryRow } from './discoveries.sql.ts'
import { isDriver } from './experience-drivers.ts'

const LONGEST_RANGE_MS = days(21)
const SLOT_STEP_MINUTES = 30

/** The same cards again, for the person who searched. */
export async function readDiscovery(
  tx: Tx,
  input: WorkInputOf<typeof readDoor>,
): Promise<Discovery> {
  const row = await readDiscoveryRow(tx, input.discoveryId)

  if (row.customer_id !== tx.actor.id && !tx.actor.permits.has('booking.operate'))
    throw refuse.no_such_discovery({ discoveryId: row.id })

  return presentDiscovery(tx, row)
}

/** A search as its customer sees it. */
export function presentDiscovery(tx: Tx, row: DiscoveryRow): Discovery {
  return {
    id: row.id,
    matchId: row.match_id,
    service: {
      slug: row.service_slug,
      title: row.service_title,
      durationMinutes: row.duration_minutes,
    },
    place: { point: { lat: row.place_lat, lng: row.place_lng }, label: row.place_label },
    when: row.wanted,
    desiredDriver: isDriver(row.desired_driver) ? row.desired_driver : null,
    cards: row.cards.map(({ photoFileId, ...card }) => ({
      ...card,
      photoUrl: photoFileId ? signedUrl(tx, photoFileId) : null,
    })),
    considered: row.considered,
    ruledOut: row.ruled_out,
    advice: row.advice,
    nextTimes: [...row.next_times],
    cancellation: ladderInWords(),
    madeAt: row.made_at.toISOString(),
    goodUntil: row.good_until.toISOString(),
  }
}

/** Times at which a technician can really come: each of them can be booked. */
export async function listSlots(
  tx: Tx,
  input: WorkInputOf<typeof slotsDoor>,
): Promise<OutputOf<typeof slotsDoor>> {
  const technician = await readTechnicianRow(tx, input.technicianId)
  const service = await readService(tx, input.serviceSlug)
  const organisation = await readOrganisation(tx)

  const [from, to] = [new Date(input.from), new Date(input.to)]
  if (to.getTime() - from.getTime() > LONGEST_RANGE_MS || to <= from) throw refuse.range_too_long()

  const slots = await slotsFor(tx, {
    personIds: [technician.id],
    durationMinutes: service.durationMinutes,
    from: from < tx.now ? tx.now : from,
    to: to < tx.now ? new Date(tx.now.getTime() + 1) : to,
    at: { lat: input.lat, lng: input.lng },
    travel: estimateSeconds,
    stepMinutes: SLOT_STEP_MINUTES,
  })
  return {
    slots: slots.slice(0, 500).map((slot) => ({
      startsAt: slot.startsAt.toISOString(),
      endsAt: slot.endsAt.toISOString(),
    })),
    timezone: organisation.timezone,
  }
}
