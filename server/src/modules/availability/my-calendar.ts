import type { Hours, HoursException, Reserved } from '#contract/availability'
import { pageFrom, readCursor, type Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { isUuid, newId } from '#foundation/ids'
import { days } from '#foundation/time'
import { HoursChanged } from './events.ts'
import {
  countComingExceptions,
  deleteException,
  exceptionFrom,
  insertException,
  listComingExceptions,
} from './exceptions.sql.ts'
import { hoursFrom, listHours, lockCalendar, saveHours } from './hours.sql.ts'
import { refuse } from './refusals.ts'
import { listReservations, placeOf, type ReservationRow } from './reservations.sql.ts'
import { isTimeZone } from './rules/local-time.ts'

const NOTHING_SAID: Hours = {
  timeZone: 'UTC',
  week: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  noticeMinutes: 0,
  aheadDays: 60,
  version: 0,
}
const LONGEST_RANGE_MS = days(62)
const MOST_EXCEPTIONS = 500

/** Somebody's hours; empty ones of version 0 when they never said any. */
export async function readHours(tx: Tx, personId: string): Promise<Hours> {
  const [row] = await listHours(tx, [personId])
  return row ? hoursFrom(row) : NOTHING_SAID
}

/** My hours. */
export function readMyHours(tx: Tx): Promise<Hours> {
  return readHours(tx, me(tx))
}

/** Set my hours. What is reserved already stays reserved. */
export function editMyHours(tx: Tx, input: Hours): Promise<Hours> {
  return setHours(tx, me(tx), input)
}

/** Set somebody's hours: `version` is the one that was looked at. For products and their seeds. */
export async function setHours(tx: Tx, personId: string, input: Hours): Promise<Hours> {
  await lockCalendar(tx, personId)
  const before = await readHours(tx, personId)

  if (!isTimeZone(input.timeZone)) throw refuse.no_such_time_zone({ timeZone: input.timeZone })
  if (before.version !== input.version)
    throw refuse.hours_changed_meanwhile({ version: before.version })

  const hours = { ...input, version: before.version + 1 }
  await saveHours(tx, personId, hours)
  await tell(tx, HoursChanged, `availability.calendar:${personId}`, { personId })

  return hours
}

/** My days off and extra hours that are not over. */
export async function listMyExceptions(
  tx: Tx,
  input: { limit: number; cursor?: string },
): Promise<{ items: HoursException[]; nextCursor: string | null }> {
  const after = readCursor(input.cursor, 2)
  if (after && !(/^20\d\d-\d\d-\d\dT\d\d:\d\d$/.test(after[0] ?? '') && isUuid(after[1] ?? ''))) {
    throw refuse.bad_cursor()
  }
  const rows = await listComingExceptions(tx, me(tx), { after, limit: input.limit + 1 })
  return pageFrom(rows, input.limit, exceptionFrom, (row) => [row.from_local, row.id])
}

/** Take time off, or work extra. What is reserved already stays reserved. */
export async function addMyException(
  tx: Tx,
  input: Omit<HoursException, 'exceptionId'>,
): Promise<HoursException> {
  await lockCalendar(tx, me(tx))

  if (input.to <= input.from) throw refuse.ends_before_it_begins()
  if ((await countComingExceptions(tx, me(tx))) >= MOST_EXCEPTIONS)
    throw refuse.too_many_exceptions()

  const exception = { exceptionId: newId(), ...input }
  await insertException(tx, me(tx), exception)
  await tell(tx, HoursChanged, `availability.calendar:${me(tx)}`, { personId: me(tx) })

  return exception
}

/** Take one back. */
export async function removeMyException(
  tx: Tx,
  input: { exceptionId: string },
): Promise<{ done: true }> {
  await lockCalendar(tx, me(tx))

  if (!(await deleteException(tx, me(tx), input.exceptionId))) throw refuse.no_such_exception(input)

  await tell(tx, HoursChanged, `availability.calendar:${me(tx)}`, { personId: me(tx) })
  return { done: true }
}

/** What is taken of my time. */
export async function listMyReservations(
  tx: Tx,
  input: { from: string; to: string },
): Promise<{ timeZone: string; reservations: Reserved[] }> {
  const [from, to] = [new Date(input.from), new Date(input.to)]
  if (!(from < to) || to.getTime() - from.getTime() > LONGEST_RANGE_MS) throw refuse.bad_range()
  const rows = await listReservations(tx, [me(tx)], { from, to })
  const { timeZone } = await readMyHours(tx)
  return { timeZone, reservations: rows.map(reserved) }
}

function reserved(row: ReservationRow): Reserved {
  return {
    reservationId: row.id,
    about: row.about,
    place: placeOf(row),
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    until: row.expires_at?.toISOString() ?? null,
  }
}

/** These doors are for people who signed in; anything else here is a bug. */
function me(tx: Tx): string {
  if (!tx.actor.id) throw new Error('only people have a calendar')
  return tx.actor.id
}
