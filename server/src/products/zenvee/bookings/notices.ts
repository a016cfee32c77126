import { z } from 'zod'
import type { Tx } from '#foundation/db'
import { type Brand, notify, template } from '#modules/notifications'
import type { BookingRow } from './bookings.sql.ts'
import { subjectOf } from './parties.ts'

/** Zenvee's letterhead. */
export const BRAND: Brand = { name: 'Zenvee', colour: '#0f5257' }

const Facts = z.object({
  bookingId: z.uuid(),
  number: z.string(),
  service: z.string(),
  when: z.string(),
  other: z.string(),
  total: z.string(),
  more: z.string(),
})
type Facts = z.infer<typeof Facts>

interface Words {
  readonly title: (facts: Facts) => string
  readonly body: (facts: Facts) => string
  /** By SMS too: critical moments only. */
  readonly sms?: boolean
  readonly urgent?: boolean
  /** By mail too. */
  readonly mail?: boolean
}

const forCustomer = (facts: Facts) => `/zenvee/app/bookings/${facts.bookingId}`
const forTechnician = (facts: Facts) => `/zenvee/pro/jobs/${facts.bookingId}`

function notice(name: string, link: (facts: Facts) => string, words: Words) {
  return template<Facts>({
    name: `zenvee.${name}`,
    group: 'activity',
    data: Facts,
    brand: BRAND,
    link,
    channels: [
      'in-app',
      'push',
      ...(words.mail ? ['email' as const] : []),
      ...(words.sms ? ['sms' as const] : []),
    ],
    title: words.title,
    body: words.body,
    isUrgent: words.urgent ?? false,
    email: (facts) => ({
      subject: `${words.title(facts)} · ${facts.number}`,
      paragraphs: [words.body(facts)],
      facts: [
        { label: 'Visit', value: facts.service },
        { label: 'When', value: facts.when },
        { label: 'Total', value: facts.total },
      ],
      action: { label: 'Open the booking', path: link(facts) },
    }),
  })
}

/** What is said to whom, and when. Live moments of a visit pass quiet hours. */
export const notices = {
  requested: notice('work_offered', forTechnician, {
    title: () => 'New request',
    body: (f) => `${f.service}, ${f.when}. Answer before the time is over.`,
    urgent: true,
  }),
  accepted: notice('accepted', forCustomer, {
    title: (f) => `${f.other} is coming`,
    body: (f) => `${f.service}, ${f.when}. Your card is only charged when the work is done.`,
    mail: true,
    urgent: true,
  }),
  declined: notice('declined', forCustomer, {
    title: (f) => `${f.other} cannot come`,
    body: () => 'Choose another technician; nothing was charged.',
    urgent: true,
  }),
  countered: notice('countered', forCustomer, {
    title: (f) => `${f.other} proposes something else`,
    body: () => 'Look at the new time or price and say yes or no.',
    urgent: true,
  }),
  counterTaken: notice('counter_taken', forTechnician, {
    title: () => 'Your proposal was taken',
    body: (f) => `${f.service}, ${f.when}.`,
    urgent: true,
  }),
  expired: notice('expired', forCustomer, {
    title: () => 'No answer in time',
    body: (f) => `${f.other} did not answer. Nothing was charged.`,
    urgent: true,
  }),
  unfulfilled: notice('unfulfilled', forCustomer, {
    title: () => 'Nobody could come',
    body: () => 'We asked everybody who fits. Try another time; nothing was charged.',
    urgent: true,
  }),
  onTheWay: notice('on_the_way', forCustomer, {
    title: (f) => `${f.other} is on the way`,
    body: () => 'Follow the arrival on the map.',
    urgent: true,
    sms: true,
  }),
  arrived: notice('arrived', forCustomer, {
    title: (f) => `${f.other} is at the door`,
    body: () => 'Read out your four-digit code to begin.',
    urgent: true,
    sms: true,
  }),
  extraAsked: notice('extra_work', forCustomer, {
    title: () => 'Extra work proposed',
    body: (f) => `${f.more}. Say yes or no before it is done.`,
    urgent: true,
  }),
  extraAnswered: notice('extra_work_answered', forTechnician, {
    title: (f) => f.more,
    body: (f) => `The customer has answered the extra work of ${f.number}.`,
    urgent: true,
  }),
  completed: notice('receipt', forCustomer, {
    title: () => 'Done: here is your receipt',
    body: (f) => `${f.service} for ${f.total}. Tell us within a day if something is wrong.`,
    mail: true,
  }),
  settled: notice('settled', forTechnician, {
    title: () => 'Money released',
    body: (f) => `${f.more} for ${f.number} is yours.`,
  }),
  disputed: notice('disputed', forTechnician, {
    title: () => 'The customer reported a problem',
    body: (f) => `${f.number}: ${f.more}. We look at it and tell you.`,
    mail: true,
  }),
  refunded: notice('refunded', forCustomer, {
    title: () => 'Money on its way back',
    body: (f) => `${f.more} of ${f.number} goes back to your card.`,
    mail: true,
  }),
  cancelledForCustomer: notice('cancelled', forCustomer, {
    title: () => 'The visit was called off',
    body: (f) => f.more,
    mail: true,
    urgent: true,
  }),
  cancelledForTechnician: notice('work_cancelled', forTechnician, {
    title: () => 'A visit was called off',
    body: (f) => `${f.service}, ${f.when}. ${f.more}`,
    urgent: true,
  }),
  paymentFailed: notice('payment_failed', forCustomer, {
    title: () => 'Your card was declined',
    body: (f) => `Use another card to keep ${f.other} coming. ${f.more}`,
    mail: true,
    urgent: true,
  }),
  tipped: notice('tipped', forTechnician, {
    title: () => 'You got a tip',
    body: (f) => `${f.more} for ${f.number}. All of it is yours.`,
  }),
} as const

/** Say it to one side of a booking. `more` is the one fact that differs. */
export async function say(
  tx: Tx,
  of: (typeof notices)[keyof typeof notices],
  to: string,
  booking: BookingRow,
  facts: { other: string; total: string; timezone: string; more?: string },
): Promise<void> {
  await notify(tx, {
    to: { personId: to },
    template: of,
    about: subjectOf(booking.id),
    data: {
      bookingId: booking.id,
      number: booking.number,
      service: booking.service_title,
      other: facts.other,
      total: facts.total,
      more: facts.more ?? '',
      when: new Intl.DateTimeFormat('en-US', {
        dateStyle: 'medium',
        timeStyle: 'short',
        timeZone: facts.timezone,
      }).format(booking.starts_at),
    },
  })
}
