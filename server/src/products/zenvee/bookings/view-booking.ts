import type { Booking, BookingLine } from '#contract/zenvee'
import type { Tx } from '#foundation/db'
import { movesOpenTo } from '#foundation/lifecycle'
import { money, toWire } from '#foundation/money'
import { addMs } from '#foundation/time'
import { signedUrl } from '#modules/files'
import { readPeople } from '#modules/identity'
import { isDriver } from '../discovery/experience-drivers.ts'
import { readTechnicianRow } from '../technicians/technicians.sql.ts'
import { bookingLifecycle, SETTLES_AFTER_MS } from './booking.lifecycle.ts'
import {
  type BookingRow,
  type ExtraRow,
  type LineRow,
  listExtras,
  listHistory,
} from './bookings.sql.ts'
import { onlyFor, type Side, subjectOf } from './parties.ts'
import { priceOf } from './price.ts'

/** States in which positions are shared (D-Z5). */
const SHARED = ['en_route', 'arrived', 'in_service']
/** States in which the customer is shown the code for the door. */
const CODE_SHOWN = ['accepted', 'en_route', 'arrived']
/** Moves of the table that are one button for the person. */
const BUTTONS: Readonly<Record<string, string>> = {
  cancel_late: 'cancel',
  technician_missing: 'no_show',
  customer_missing: 'no_show',
  settle: 'confirm',
}

/** A booking as the one who asks may see it; whoever is on no side of it does not learn that it is there. */
export async function viewBooking(tx: Tx, row: BookingRow): Promise<Booking> {
  const side = onlyFor(tx, row, 'customer', 'technician', 'operations')

  const extras = await listExtras(tx, row.id)
  const history = await listHistory(tx, row.id)
  const technician = row.technician_id ? await readTechnicianRow(tx, row.technician_id) : undefined
  const [customer] = await readPeople(tx, [row.customer_id])
  const photo = (fileId: string | null | undefined) => (fileId ? signedUrl(tx, fileId) : null)
  const parts = priceOf(row)
  const exact = side !== 'technician' || row.accepted_at !== null

  return {
    id: row.id,
    number: row.number,
    state: row.state as Booking['state'],
    stateSince: row.state_since.toISOString(),
    version: row.version,
    can: openMoves(tx, row, side, extras),
    mode: row.mode,
    customer: {
      id: row.customer_id,
      name: customer?.name ?? row.customer_name,
      photoUrl: photo(customer?.avatarFileId),
    },
    technician: technician
      ? {
          id: technician.id,
          name: technician.display_name,
          photoUrl: photo(technician.photo_file_id),
          headline: technician.headline,
          vehicle: technician.vehicle,
        }
      : null,
    service: { slug: row.service_slug, title: row.service_title },
    answers: row.answers,
    desiredDriver: isDriver(row.desired_driver) ? row.desired_driver : null,
    note: row.note,
    place: exact
      ? { point: { lat: row.place_lat, lng: row.place_lng }, label: row.place_label, exact }
      : { point: roughly(row), label: row.place_district, exact },
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    price: {
      service: toWire(parts.service),
      extras: toWire(parts.extras),
      tax: toWire(parts.tax),
      tip: toWire(parts.tip),
      total: toWire(parts.total),
    },
    earnings: side === 'customer' ? null : { fee: toWire(parts.fee), earned: toWire(parts.earned) },
    counter:
      row.counter_starts_at && row.counter_minor !== null
        ? {
            startsAt: row.counter_starts_at.toISOString(),
            endsAt: addMs(
              row.counter_starts_at,
              row.ends_at.getTime() - row.starts_at.getTime(),
            ).toISOString(),
            price: toWire(money(row.counter_minor, row.currency)),
            note: row.counter_note ?? '',
          }
        : null,
    answerBy: iso(row.answer_by),
    payment: {
      state: row.payment_state,
      paymentId: side === 'technician' ? null : row.payment_id,
      reason: side === 'technician' ? null : row.payment_reason,
      actionUrl: null,
      refunded: toWire(money(row.refunded_minor, row.currency)),
    },
    startCode: side === 'customer' && CODE_SHOWN.includes(row.state) ? row.start_code : null,
    sharing: SHARED.includes(row.state) && side !== 'operations' ? subjectOf(row.id) : null,
    extraWork: extras.map((extra) => ({
      id: extra.id,
      title: extra.title,
      price: toWire(money(extra.price_minor, row.currency)),
      state: extra.answer ?? 'asked',
      askedAt: extra.asked_at.toISOString(),
    })),
    acceptedAt: iso(row.accepted_at),
    arrivedAt: iso(row.arrived_at),
    startedAt: iso(row.started_at),
    completedAt: iso(row.completed_at),
    settlesAt:
      row.state === 'completed' ? addMs(row.state_since, SETTLES_AFTER_MS).toISOString() : null,
    proof: row.completed_at
      ? {
          note: row.proof_note ?? '',
          photos: row.proof_photo_ids.map((id) => ({
            id,
            url: signedUrl(tx, id),
            thumbnailUrl: signedUrl(tx, id, { variant: 'small' }),
          })),
        }
      : null,
    cancellation: row.cancelled_by
      ? {
          by: row.cancelled_by,
          reason: row.cancel_reason ?? '',
          fee: toWire(money(row.cancel_fee_minor, row.currency)),
        }
      : null,
    dispute: row.disputed_at
      ? {
          reason: row.dispute_reason ?? '',
          text: row.dispute_text ?? '',
          at: row.disputed_at.toISOString(),
          outcome: row.dispute_outcome,
        }
      : null,
    reviewed:
      (side === 'customer' ? row.customer_reviewed_at : row.technician_reviewed_at) !== null,
    matchId: row.match_id,
    history: history.map((line) => ({
      move: line.move,
      state: line.to_state,
      at: line.moved_at.toISOString(),
      reason: line.reason,
      by: whoMoved(row, line),
    })),
    createdAt: row.created_at.toISOString(),
  }
}

function whoMoved(row: BookingRow, line: { actor_id: string | null; actor_kind: string }): string {
  if (line.actor_id === row.customer_id) return 'customer'
  if (line.actor_id !== null && line.actor_id === row.technician_id) return 'technician'
  return line.actor_kind === 'person' ? 'operations' : line.actor_kind
}

/** What this person could do now, in the words of the buttons; facts beside the story included. */
function openMoves(tx: Tx, row: BookingRow, side: Side, extras: readonly ExtraRow[]): string[] {
  const roles =
    side === 'operations'
      ? tx.actor.roles.filter((role) => role !== 'customer' && role !== 'technician')
      : [side]
  const names = movesOpenTo(bookingLifecycle, row.state, roles).map((name) => {
    if (name === 'settle' && row.state === 'disputed') return side === 'operations' ? 'resolve' : ''
    return side === 'operations' && name === 'start_service'
      ? 'override_start'
      : (BUTTONS[name] ?? name)
  })
  const open = new Set(names.filter(Boolean))
  const asked = extras.some((extra) => extra.answer === null)
  if (row.payment_state !== 'authorised') open.delete('start_trip')
  if (asked) open.delete('complete')
  if (side === 'customer' && asked) open.add('answer_extra_work')
  if (side === 'technician' && row.state === 'in_service' && !asked) open.add('ask_extra_work')
  if (side === 'customer' && row.payment_state === 'failed' && row.state === 'accepted')
    open.add('pay')
  const finished = ['completed', 'settled'].includes(row.state)
  if (side === 'customer' && finished && row.tip_minor === 0n) open.add('tip')
  const reviewed = side === 'customer' ? row.customer_reviewed_at : row.technician_reviewed_at
  if (side !== 'operations' && finished && !reviewed) open.add('review')
  return [...open]
}

/** About a kilometre around: two decimals of a degree. */
function roughly(row: BookingRow) {
  return { lat: Math.round(row.place_lat * 100) / 100, lng: Math.round(row.place_lng * 100) / 100 }
}

const iso = (at: Date | null) => at?.toISOString() ?? null

/** A line of a list; the place as exact as `exact` says. */
export function viewLine(tx: Tx, row: LineRow, exact: boolean): BookingLine {
  return {
    id: row.id,
    number: row.number,
    state: row.state as BookingLine['state'],
    version: row.version,
    service: row.service_title,
    customer: row.customer_name,
    technician: row.technician_name,
    technicianPhotoUrl: row.technician_photo ? signedUrl(tx, row.technician_photo) : null,
    placeLabel: exact ? row.place_label : row.place_district,
    startsAt: row.starts_at.toISOString(),
    answerBy: iso(row.answer_by),
    total: toWire(money(row.total_minor, row.currency)),
    createdAt: row.created_at.toISOString(),
  }
}
