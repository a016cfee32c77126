import type { WorkInputOf } from '#contract/endpoint'
import type { Booking, requestBooking as door } from '#contract/zenvee'
import type { Tx } from '#foundation/db'
import { newId, randomBelow } from '#foundation/ids'
import { money } from '#foundation/money'
import { Refusal } from '#foundation/refusals'
import { addMs, localDay, minutes } from '#foundation/time'
import { readPerson } from '#modules/identity'
import { readOrganisation } from '#modules/organisations'
import { districtOf } from '#modules/places'
import {
  type CardFacts,
  type DiscoveryRow,
  readDiscoveryRow,
} from '../discovery/discoveries.sql.ts'
import { refuse } from '../refusals.ts'
import { beginBooking, nextNumber } from './bookings.sql.ts'
import { takeTime } from './calendar.ts'
import { readOwnMethod } from './payment.ts'
import { taxAndFee } from './price.ts'
import { viewBooking } from './view-booking.ts'

/** How long a technician has to answer; a best match goes on to the next sooner. */
export const ANSWER_MS = { chosen: minutes(10), best_match: minutes(2) } as const

/**
 * Ask a technician from a card, or the best match. The time is taken in the technician's
 * calendar in the same transaction, so of two who ask for one slot exactly one does.
 */
export async function requestBooking(tx: Tx, input: WorkInputOf<typeof door>): Promise<Booking> {
  const discovery = await readDiscoveryRow(tx, input.discoveryId)
  const method = await readOwnMethod(tx, input.paymentMethodId)
  const customer = await readPerson(tx, discovery.customer_id)

  if (discovery.customer_id !== tx.actor.id)
    throw refuse.no_such_discovery({ discoveryId: input.discoveryId })

  if (tx.now > discovery.good_until)
    throw refuse.discovery_too_old({ goodUntil: discovery.good_until.toISOString() })
  const asked = whomToAsk(discovery.cards, input.technicianId)
  const startsAt = input.technicianId ? new Date(input.startsAt) : undefined

  const id = newId()
  const organisation = await readOrganisation(tx)
  const taken = await takeFirstFree(tx, id, asked, discovery, startsAt)
  const mode = input.technicianId ? 'chosen' : 'best_match'
  const price = money(BigInt(taken.card.price.estimate.amount), taken.card.price.estimate.currency)
  const { tax, fee } = taxAndFee(price)
  const row = await beginBooking(
    tx,
    {
      id,
      mode,
      number: await nextNumber(tx, localDay(tx.now, organisation.timezone)),
      customer_id: customer.id,
      customer_name: customer.name,
      technician_id: taken.card.technicianId,
      to_ask: taken.rest.map((card) => card.technicianId),
      note: input.note,
      ...wishOf(discovery),
      starts_at: taken.startsAt,
      ends_at: taken.endsAt,
      answer_by: addMs(tx.now, ANSWER_MS[mode]),
      currency: price.currency,
      price_minor: price.minor,
      tax_minor: tax.minor,
      fee_minor: fee.minor,
      payment_method_id: method.id,
      start_code: String(randomBelow(10_000)).padStart(4, '0'),
      created_at: tx.now,
    },
    {
      customerId: customer.id,
      technicianId: taken.card.technicianId,
      startsAt: taken.startsAt.toISOString(),
    },
  )

  return viewBooking(tx, row)
}

/** What was searched for is what is booked. */
function wishOf(discovery: DiscoveryRow) {
  return {
    discovery_id: discovery.id,
    match_id: discovery.match_id,
    service_slug: discovery.service_slug,
    service_title: discovery.service_title,
    trade: discovery.trade,
    duration_minutes: discovery.duration_minutes,
    answers: JSON.stringify(discovery.answers),
    desired_driver: discovery.desired_driver,
    place_lat: discovery.place_lat,
    place_lng: discovery.place_lng,
    place_label: discovery.place_label,
    place_district: districtOf({ lat: discovery.place_lat, lng: discovery.place_lng }),
  }
}

/** The chosen card alone, or all of them in their order. */
function whomToAsk(cards: readonly CardFacts[], technicianId: string | null): readonly CardFacts[] {
  if (technicianId === null) {
    if (cards.length === 0) throw refuse.not_on_a_card()
    return cards
  }
  const chosen = cards.find((card) => card.technicianId === technicianId)
  if (!chosen) throw refuse.not_on_a_card({ technicianId })
  return [chosen]
}

interface Place {
  readonly wanted: { kind: 'now' | 'at' }
  readonly place_lat: number
  readonly place_lng: number
  readonly duration_minutes: number
  readonly customer_id: string
}

/**
 * Take the time of the first who is still free. A best match starts when that technician can
 * come; a chosen one when the customer said.
 */
async function takeFirstFree(
  tx: Tx,
  bookingId: string,
  asked: readonly CardFacts[],
  at: Place,
  startsAt: Date | undefined,
) {
  for (const [index, card] of asked.entries()) {
    if (card.technicianId === at.customer_id) throw refuse.own_booking()
    const visit = {
      technicianId: card.technicianId,
      bookingId,
      startsAt: startFor(tx, at, startsAt ?? new Date(card.startsAt)),
      soon: at.wanted.kind === 'now',
      durationMinutes: at.duration_minutes,
      place: { lat: at.place_lat, lng: at.place_lng },
    }
    const rest = asked.slice(index + 1)
    try {
      const { endsAt } = await tx.attempt(() => takeTime(tx, visit))
      return { card, rest, startsAt: visit.startsAt, endsAt }
    } catch (error) {
      // Taken since the cards were dealt: a best match asks the next; a choice is refused.
      if (rest.length === 0 || !(error instanceof Refusal)) throw error
    }
  }
  throw refuse.not_on_a_card()
}

/** Somebody wanted now is wanted now, although the customer took a minute to choose. */
function startFor(tx: Tx, at: Place, startsAt: Date): Date {
  return at.wanted.kind === 'now' && startsAt < tx.now ? tx.now : startsAt
}
