import type { Booking, BookingLine } from '#contract/zenvee'
import type { Tx } from '#foundation/db'
import { type HistoryRow, listHistory } from '#foundation/lifecycle'
import { money, toWire } from '#foundation/money'
import { addMs } from '#foundation/time'
import { signedUrl } from '#modules/files'
import { readPeople } from '#modules/identity'
import { readPayment } from '#modules/payments'
import { isDriver } from '../discovery/experience-drivers.ts'
import { readTechnicianRow } from '../technicians/technicians.sql.ts'
import { bookingLifecycle, SETTLES_AFTER_MS } from './booking.lifecycle.ts'
import type { BookingRow } from './bookings.sql.ts'
import { type ExtraRow, listExtras } from './extra-work.sql.ts'
import type { LineRow } from './lists.sql.ts'
import { openMoves } from './open-moves.ts'
import { onlyFor, type Side, subjectOf } from './parties.ts'
import { priceOf } from './price.ts'

/** States in which positions are shared (D-Z5). */
const SHARED: readonly string[] = ['en_route', 'arrived', 'in_service']
/** States in which the customer is shown the code for the door. */
const CODE_SHOWN: readonly string[] = ['accepted', 'en_route', 'arrived']

/** A booking as the one who asks may see it; whoever is on no side of it does not learn that it is there. */
export async function viewBooking(tx: Tx, row: BookingRow): Promise<Booking> {
  const side = onlyFor(tx, row, 'customer', 'technician', 'operations')

  const extras = await listExtras(tx, row.id)
  const history = await listHistory(tx, bookingLifecycle.name, row.id)

  return {
    id: row.id,
    number: row.number,
    state: row.state,
    stateSince: row.state_since.toISOString(),
    version: row.version,
    can: openMoves(tx, row, side, extras),
    mode: row.mode,
    ...(await peopleOf(tx, row)),
    ...wishOf(row, side),
    ...(await moneyOf(tx, row, side)),
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    counter: counterOf(row),
    answerBy: iso(row.answer_by),
    startCode: side === 'customer' && CODE_SHOWN.includes(row.state) ? row.start_code : null,
    sharing: SHARED.includes(row.state) && side !== 'operations' ? subjectOf(row.id) : null,
    extraWork: extras.map((extra) => viewExtra(row, extra)),
    ...timesOf(row),
    ...endingOf(tx, row),
    reviewed:
      (side === 'customer' ? row.customer_reviewed_at : row.technician_reviewed_at) !== null,
    matchId: row.match_id,
    seriesId: row.series_id,
    history: history.map((line) => ({
      move: line.move,
      state: line.to_state,
      at: line.moved_at.toISOString(),
      reason: line.reason,
      by: whoMoved(row, line),
    })),
  }
}

async function peopleOf(
  tx: Tx,
  row: BookingRow,
): Promise<Pick<Booking, 'customer' | 'technician'>> {
  const technician = row.technician_id ? await readTechnicianRow(tx, row.technician_id) : undefined
  const [customer] = await readPeople(tx, [row.customer_id])
  return {
    customer: {
      id: row.customer_id,
      name: customer?.name ?? row.customer_name,
      photoUrl: photo(tx, customer?.avatarFileId),
    },
    technician: technician
      ? {
          id: technician.id,
          name: technician.display_name,
          photoUrl: photo(tx, technician.photo_file_id),
          headline: technician.headline,
          vehicle: technician.vehicle,
        }
      : null,
  }
}

/** What was asked for and where; a technician sees the door only of work that was agreed. */
function wishOf(
  row: BookingRow,
  side: Side,
): Pick<Booking, 'service' | 'answers' | 'desiredDriver' | 'note' | 'place'> {
  const exact = side !== 'technician' || row.accepted_at !== null
  return {
    service: { slug: row.service_slug, title: row.service_title },
    answers: row.answers,
    desiredDriver: isDriver(row.desired_driver) ? row.desired_driver : null,
    note: row.note,
    place: exact
      ? { point: { lat: row.place_lat, lng: row.place_lng }, label: row.place_label, exact }
      : { point: roughly(row), label: row.place_district, exact },
  }
}

/** Prices for both; the technician's share for them and for operations; the card for the one who pays. */
async function moneyOf(
  tx: Tx,
  row: BookingRow,
  side: Side,
): Promise<Pick<Booking, 'price' | 'earnings' | 'payment'>> {
  const parts = priceOf(row)
  const isTheirs = side === 'technician'
  return {
    price: {
      service: toWire(parts.service),
      extras: toWire(parts.extras),
      tax: toWire(parts.tax),
      tip: toWire(parts.tip),
      total: toWire(parts.total),
    },
    earnings: side === 'customer' ? null : { fee: toWire(parts.fee), earned: toWire(parts.earned) },
    payment: {
      state: row.payment_state,
      paymentId: isTheirs ? null : row.payment_id,
      reason: isTheirs ? null : row.payment_reason,
      actionUrl: side === 'customer' ? await actionUrlOf(tx, row) : null,
      refunded: toWire(money(row.refunded_minor, row.currency)),
    },
  }
}

/** Where the customer answers their bank, while it asks. */
async function actionUrlOf(tx: Tx, row: BookingRow): Promise<string | null> {
  if (row.payment_state !== 'needs_action' || !row.payment_id) return null
  return (await readPayment(tx, row.payment_id)).actionUrl
}

function counterOf(row: BookingRow): Booking['counter'] {
  if (!row.counter_starts_at || row.counter_minor === null) return null
  const lasts = row.ends_at.getTime() - row.starts_at.getTime()
  return {
    startsAt: row.counter_starts_at.toISOString(),
    endsAt: addMs(row.counter_starts_at, lasts).toISOString(),
    price: toWire(money(row.counter_minor, row.currency)),
    note: row.counter_note ?? '',
  }
}

function viewExtra(row: BookingRow, extra: ExtraRow): Booking['extraWork'][number] {
  return {
    id: extra.id,
    title: extra.title,
    price: toWire(money(extra.price_minor, row.currency)),
    state: extra.answer ?? 'asked',
    askedAt: extra.asked_at.toISOString(),
  }
}

function timesOf(row: BookingRow) {
  return {
    acceptedAt: iso(row.accepted_at),
    arrivedAt: iso(row.arrived_at),
    startedAt: iso(row.started_at),
    completedAt: iso(row.completed_at),
    settlesAt:
      row.state === 'completed' ? addMs(row.state_since, SETTLES_AFTER_MS).toISOString() : null,
    createdAt: row.created_at.toISOString(),
  }
}

/** How it ended, or what stands against its ending. */
function endingOf(tx: Tx, row: BookingRow): Pick<Booking, 'proof' | 'cancellation' | 'dispute'> {
  const photos = row.proof_photo_ids.map((id) => ({
    id,
    url: signedUrl(tx, id),
    thumbnailUrl: signedUrl(tx, id, { variant: 'small' }),
  }))
  return {
    proof: row.completed_at ? { note: row.proof_note ?? '', photos } : null,
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
  }
}

const photo = (tx: Tx, fileId: string | null | undefined) => (fileId ? signedUrl(tx, fileId) : null)

function whoMoved(row: BookingRow, line: HistoryRow): string {
  if (line.actor_id === row.customer_id) return 'customer'
  if (line.actor_id !== null && line.actor_id === row.technician_id) return 'technician'
  return line.actor_kind === 'person' ? 'operations' : line.actor_kind
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
    state: row.state,
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
