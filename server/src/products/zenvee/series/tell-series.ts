import { z } from 'zod'
import type { Tx } from '#foundation/db'
import { subscribe } from '#foundation/events'
import { notify, template } from '#modules/notifications'
import { readBookingRow } from '../bookings/bookings.sql.ts'
import { BRAND } from '../bookings/notices.ts'
import { readTechnicianRow } from '../technicians/technicians.sql.ts'
import { SeriesBegun, SeriesStopped, SeriesVisitMissed } from './series.events.ts'
import { readSeriesRow } from './series.sql.ts'

const Facts = z.object({
  seriesId: z.uuid(),
  service: z.string(),
  other: z.string(),
  every: z.string(),
  when: z.string(),
})
type Facts = z.infer<typeof Facts>

const forCustomer = (facts: Facts) => `/zenvee/app/series/${facts.seriesId}`
const forTechnician = (facts: Facts) => `/zenvee/pro/series/${facts.seriesId}`

const channels = ['in-app', 'push'] as const
const common = { group: 'activity', data: Facts, brand: BRAND } as const

/** What is said of a series; its visits speak for themselves as bookings. */
const notices = {
  begun: template<Facts>({
    ...common,
    name: 'zenvee.series_begun',
    channels,
    link: forTechnician,
    title: (facts) => `${facts.other} wants you ${facts.every}`,
    body: (facts) =>
      `${facts.service}. You are asked for each visit six days ahead, and may say no.`,
  }),
  stoppedForCustomer: template<Facts>({
    ...common,
    name: 'zenvee.series_ended',
    channels: [...channels, 'email'],
    link: forCustomer,
    title: (facts) => `${facts.other} comes no more regularly`,
    body: (facts) => `${facts.service}: no more visits are asked for. Those that are booked stay.`,
  }),
  stoppedForTechnician: template<Facts>({
    ...common,
    name: 'zenvee.series_called_off',
    channels,
    link: forTechnician,
    title: (facts) => `${facts.other} stopped the regular visits`,
    body: (facts) => `${facts.service}: no more visits are asked for. Those that are booked stay.`,
  }),
  missed: template<Facts>({
    ...common,
    name: 'zenvee.series_visit_missed',
    channels: [...channels, 'email'],
    link: forCustomer,
    title: (facts) => `No visit on ${facts.when}`,
    body: (facts) =>
      `${facts.other} cannot be booked then. The series goes on; book that visit with somebody else if you like.`,
  }),
} as const

const WORDS = { week: 'every week', two_weeks: 'every two weeks', month: 'every month' } as const

async function say(
  tx: Tx,
  of: (typeof notices)[keyof typeof notices],
  to: 'customer' | 'technician',
  { seriesId, at }: { seriesId: string; at?: string },
): Promise<void> {
  const series = await readSeriesRow(tx, seriesId)
  const first = await readBookingRow(tx, series.booking_id)
  const technician = await readTechnicianRow(tx, series.technician_id)
  const when = new Intl.DateTimeFormat('en-US', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: series.timezone,
  })
  await notify(tx, {
    to: { personId: to === 'customer' ? series.customer_id : series.technician_id },
    template: of,
    about: `zenvee.series:${series.id}`,
    data: {
      seriesId,
      service: first.service_title,
      other: to === 'customer' ? technician.display_name : first.customer_name,
      every: WORDS[series.every],
      when: when.format(at ? new Date(at) : series.next_at),
    },
  })
}

export const seriesSubscribers = [
  subscribe({
    name: 'zenvee.tell_series_begun',
    to: [SeriesBegun],
    work: (tx, { seriesId }) => say(tx, notices.begun, 'technician', { seriesId }),
  }),
  subscribe({
    name: 'zenvee.tell_series_stopped',
    to: [SeriesStopped],
    work: async (tx, { seriesId, by }) => {
      if (by !== 'customer') await say(tx, notices.stoppedForCustomer, 'customer', { seriesId })
      if (by !== 'technician')
        await say(tx, notices.stoppedForTechnician, 'technician', { seriesId })
    },
  }),
  subscribe({
    name: 'zenvee.tell_series_missed',
    to: [SeriesVisitMissed],
    work: (tx, { seriesId, startsAt }) =>
      say(tx, notices.missed, 'customer', { seriesId, at: startsAt }),
  }),
]
