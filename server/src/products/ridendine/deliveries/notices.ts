import { z } from 'zod'
import { type Brand, template } from '#modules/notifications'

const BRAND: Brand = { name: 'RideNDine', colour: '#b4451f' }

const Facts = z.object({ more: z.string(), orderId: z.string() })
type Facts = z.infer<typeof Facts>

interface Words {
  readonly title: string
  readonly body: (facts: Facts) => string
  readonly link?: (facts: Facts) => string
  readonly urgent?: boolean
  readonly mail?: boolean
  readonly sms?: boolean
}

function notice(name: string, words: Words) {
  const link = words.link ?? (() => '/ridendine/drive')
  return template<Facts>({
    name: `ridendine.${name}`,
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
    title: () => words.title,
    body: words.body,
    isUrgent: words.urgent ?? false,
    email: (facts) => ({
      subject: words.title,
      paragraphs: [words.body(facts)],
      action: { label: 'Open', path: link(facts) },
    }),
  })
}

/** What drivers are told of their work, and customers of a late driver. */
export const driverNotices = {
  offered: notice('run_offered', {
    title: 'New run',
    body: (f) => `${f.more}. Answer before the ring is empty.`,
    urgent: true,
  }),
  rested: notice('set_offline', {
    title: 'You are offline',
    body: (f) => `${f.more} offers in a row were not answered. Go online when you are back.`,
  }),
  approved: notice('driver_approved', {
    title: 'You can drive',
    body: () => 'Your documents are approved. Go online when you are ready.',
    mail: true,
  }),
  unapproved: notice('driver_unapproved', {
    title: 'A document is missing',
    body: () => 'One of your documents ran out or was taken back. Hand in a new one to go on.',
    link: () => '/ridendine/drive/documents',
    mail: true,
  }),
  suspended: notice('driver_suspended', {
    title: 'Your account is suspended',
    body: (f) => f.more,
    mail: true,
  }),
  reinstated: notice('driver_reinstated', {
    title: 'Your account is open again',
    body: () => 'You can go online again.',
    mail: true,
  }),
  late: notice('running_late', {
    title: 'Your food is late, we are sorry',
    body: (f) => `It should be with you around ${f.more}.`,
    link: (f) => `/ridendine/app/orders/${f.orderId}`,
    urgent: true,
    sms: true,
  }),
} as const
