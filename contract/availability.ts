import { z } from 'zod'
import { Done, endpoint, page, paging } from './endpoint.ts'
import { Point } from './places.ts'

/** Why a time that is free cannot be booked: the refusals of whatever reserves one. */
export const notBookable = [
  'availability.no_hours',
  'availability.too_soon',
  'availability.too_far_ahead',
  'availability.outside_hours',
  'availability.too_close',
] as const

/** A time of day on the wall, `00:00` to `24:00`. */
const WallTime = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'a time is written 09:30')

/** Working time within one day. Work past midnight is two spells: to 24:00, and from 00:00. */
export const Spell = z
  .object({ from: WallTime, to: WallTime })
  .refine(({ from, to }) => from < to, 'it must end after it begins')
export type Spell = z.infer<typeof Spell>

const Spells = z.array(Spell).max(8).refine(apart, 'working times of one day must not overlap')

/** Monday to Sunday. */
export const Week = z.object({
  mon: Spells,
  tue: Spells,
  wed: Spells,
  thu: Spells,
  fri: Spells,
  sat: Spells,
  sun: Spells,
})
export type Week = z.infer<typeof Week>

const hoursOf = {
  /** IANA name: `America/New_York`. */
  timeZone: z
    .string()
    .max(60)
    .regex(/^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)*$/, 'not a time zone'),
  week: Week,
  /** Kept free before and after every job. */
  bufferBeforeMinutes: z.int().min(0).max(240),
  bufferAfterMinutes: z.int().min(0).max(240),
  /** A job cannot be booked later than this before it begins. */
  noticeMinutes: z.int().min(0).max(20_160),
  /** Nor earlier than so many days ahead. */
  aheadDays: z.int().min(1).max(365),
}

/** When somebody works, and on what terms. `version` is 0 while nothing was ever said. */
export const Hours = z.object({ ...hoursOf, version: z.int().min(0) })
export type Hours = z.infer<typeof Hours>

/** A time on the wall of a date, `2026-11-26T09:00`, in the person's own time zone. */
export const LocalTime = z.iso
  .datetime({ local: true, precision: -1 })
  .regex(/^20\d\d-.*\d$/, 'a date and time without a zone, 2026-11-26T09:00')

const exceptionOf = {
  /** Off takes time away, extra adds it; where both lie, off wins. */
  kind: z.enum(['off', 'extra']),
  from: LocalTime,
  to: LocalTime,
  note: z
    .string()
    .trim()
    .max(200)
    .regex(/^[^\p{Cs}\u0000]*$/u, 'not plain text')
    .default(''),
}
export const HoursException = z.object({ exceptionId: z.uuid(), ...exceptionOf })
export type HoursException = z.infer<typeof HoursException>

/** Time that is taken. `until` is set on a hold that lapses by itself. */
export const Reserved = z.object({
  reservationId: z.uuid(),
  about: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  place: Point.nullable(),
  until: z.string().nullable(),
})
export type Reserved = z.infer<typeof Reserved>

const Instant = z.iso.datetime({ offset: true })

export const readMyHours = endpoint({
  method: 'GET',
  path: '/availability/hours',
  summary: 'My working hours',
  output: Hours,
})

export const editMyHours = endpoint({
  method: 'PUT',
  path: '/availability/hours',
  summary: 'Set my working hours',
  input: z.object({ ...hoursOf, version: z.int().min(0) }),
  output: Hours,
  refuses: ['availability.no_such_time_zone', 'availability.hours_changed_meanwhile'],
})

export const listMyExceptions = endpoint({
  method: 'GET',
  path: '/availability/exceptions',
  summary: 'My days off and extra hours that are not over, earliest first',
  input: z.object(paging),
  output: page(HoursException),
  refuses: ['paging.bad_cursor', 'availability.bad_cursor'],
})

export const addMyException = endpoint({
  method: 'POST',
  path: '/availability/exceptions',
  summary: 'Take time off, or work extra hours',
  input: z.object(exceptionOf),
  output: HoursException,
  status: 201,
  refuses: ['availability.ends_before_it_begins', 'availability.too_many_exceptions'],
})

export const removeMyException = endpoint({
  method: 'DELETE',
  path: '/availability/exceptions/:exceptionId',
  summary: 'Take back a day off or extra hours',
  input: z.object({ exceptionId: z.uuid() }),
  output: Done,
  refuses: ['availability.no_such_exception'],
})

export const listMyReservations = endpoint({
  method: 'GET',
  path: '/availability/reservations',
  summary: 'My calendar: what is taken between two instants (at most 62 days apart)',
  input: z.object({ from: Instant, to: Instant }),
  output: z.object({ timeZone: z.string(), reservations: z.array(Reserved) }),
  refuses: ['availability.bad_range'],
})

/** Whether no two spells of a day overlap. */
function apart(spells: readonly Spell[]): boolean {
  const sorted = [...spells].sort((a, b) => (a.from < b.from ? -1 : 1))
  return sorted.every((spell, index) => {
    const next = sorted[index + 1]
    return !next || spell.to <= next.from
  })
}
