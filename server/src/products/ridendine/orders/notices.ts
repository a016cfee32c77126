import { z } from 'zod'
import type { Tx } from '#foundation/db'
import { type Brand, notify, template } from '#modules/notifications'
import type { OrderRow } from './orders.sql.ts'
import { subjectOf } from './parties.ts'

const BRAND: Brand = { name: 'RideNDine', colour: '#b4451f' }

const Facts = z.object({
  orderId: z.uuid(),
  number: z.string(),
  /** The dishes. */
  what: z.string(),
  /** The other one: the kitchen to the customer, the customer to the kitchen. */
  other: z.string(),
  driver: z.string(),
  when: z.string(),
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

const forCustomer = (facts: Facts) => `/ridendine/app/orders/${facts.orderId}`
const forChef = (facts: Facts) => `/ridendine/kitchen/orders/${facts.orderId}`
const forDriver = () => '/ridendine/drive'

function notice(name: string, link: (facts: Facts) => string, words: Words) {
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
    title: words.title,
    body: words.body,
    isUrgent: words.urgent ?? false,
    email: (facts) => ({
      subject: `${words.title(facts)} · ${facts.number}`,
      paragraphs: [words.body(facts)],
      facts: [
        { label: 'Order', value: facts.what },
        { label: 'With', value: facts.other },
        { label: 'Total', value: facts.total },
      ],
      action: { label: 'Open the order', path: link(facts) },
    }),
  })
}

/** What is said to whom, and when. Live moments of an order pass quiet hours. */
export const notices = {
  newOrder: notice('new_order', forChef, {
    title: () => 'New order',
    body: (f) => `${f.what}. Answer before the time is over.`,
    urgent: true,
  }),
  accepted: notice('accepted', forCustomer, {
    title: (f) => `${f.other} is cooking for you`,
    body: (f) => `${f.what}. It should be with you around ${f.when}.`,
    mail: true,
    urgent: true,
  }),
  later: notice('later', forCustomer, {
    title: () => 'It takes a little longer',
    body: (f) => `${f.other} needs ${f.more} more minutes. New time: around ${f.when}.`,
    urgent: true,
  }),
  laterForDriver: notice('pickup_later', forDriver, {
    title: () => 'The pickup moves',
    body: (f) => `${f.number} will be ready ${f.more} minutes later.`,
    urgent: true,
  }),
  driverFound: notice('driver_found', forCustomer, {
    title: (f) => `${f.driver} brings it`,
    body: () => 'Follow the way on the map.',
    urgent: true,
  }),
  driverComes: notice('driver_comes', forChef, {
    title: (f) => `${f.driver} comes for ${f.number}`,
    body: (f) => `${f.what}. Compare the code before you hand it over.`,
    urgent: true,
  }),
  driverLeft: notice('driver_left', forCustomer, {
    title: () => 'Another driver will bring it',
    body: () => 'The driver cannot come. We are calling the next one.',
    urgent: true,
  }),
  driverLeftForChef: notice('driver_left_kitchen', forChef, {
    title: (f) => `The driver of ${f.number} cannot come`,
    body: () => 'Keep it warm: another one is being called.',
    urgent: true,
  }),
  onTheWay: notice('on_the_way', forCustomer, {
    title: () => 'Your food is on the way',
    body: (f) => `${f.driver} should be there around ${f.when}.`,
    sms: true,
    urgent: true,
  }),
  delivered: notice('receipt', forCustomer, {
    title: () => 'Enjoy your meal: here is your receipt',
    body: (f) => `${f.what} for ${f.total}. Tell us if something is wrong.`,
    mail: true,
    urgent: true,
  }),
  releasedToChef: notice('released', forChef, {
    title: () => 'Money released',
    body: (f) => `${f.more} for ${f.number} is yours.`,
  }),
  releasedToDriver: notice('released_driver', forDriver, {
    title: () => 'Money released',
    body: (f) => `${f.more} for ${f.number} is yours.`,
  }),
  disputed: notice('disputed', forChef, {
    title: () => 'The customer reported a problem',
    body: (f) => `${f.number}: ${f.more}. We look at it and tell you.`,
    mail: true,
  }),
  dismissed: notice('dispute_closed', forCustomer, {
    title: () => 'We looked at your report',
    body: (f) => f.more,
    mail: true,
  }),
  dismissedForChef: notice('dispute_closed_kitchen', forChef, {
    title: () => 'The report is settled',
    body: (f) => `Nothing is taken back for ${f.number}.`,
  }),
  refunded: notice('refunded', forCustomer, {
    title: () => 'Money on its way back',
    body: (f) => `${f.more} of ${f.number} goes back to your card.`,
    mail: true,
  }),
  refundedForChef: notice('refunded_kitchen', forChef, {
    title: () => 'Part of an order was given back',
    body: (f) => `${f.more} of ${f.number} went back to the customer. The order says who paid.`,
    mail: true,
  }),
  cancelled: notice('cancelled', forCustomer, {
    title: () => 'The order was called off',
    body: (f) => f.more,
    mail: true,
    urgent: true,
  }),
  cancelledForChef: notice('cancelled_kitchen', forChef, {
    title: (f) => `${f.number} was called off`,
    body: (f) => f.more,
    urgent: true,
  }),
  cancelledForDriver: notice('cancelled_driver', forDriver, {
    title: (f) => `${f.number} was called off`,
    body: () => 'You need not go.',
    urgent: true,
  }),
  paymentFailed: notice('payment_failed', forCustomer, {
    title: () => 'Your card was declined',
    body: (f) => `Use another card to keep your order. ${f.more}`,
    urgent: true,
  }),
  tipped: notice('tipped', forDriver, {
    title: () => 'You got a tip',
    body: (f) => `${f.more} for ${f.number}. All of it is yours.`,
  }),
  ratedFood: notice('rated_food', forChef, {
    title: (f) => `${f.other} rated your food`,
    body: (f) => `${f.more} for ${f.what}.`,
  }),
  ratedDelivery: notice('rated_delivery', forDriver, {
    title: () => 'Your delivery was rated',
    body: (f) => `${f.more} for ${f.number}.`,
  }),
} as const
export type Notice = (typeof notices)[keyof typeof notices]

/** Say it to one side of an order. `more` is the one fact that differs. */
export async function say(
  tx: Tx,
  of: Notice,
  to: string,
  order: OrderRow,
  facts: { other: string; driver: string; total: string; timezone: string; more?: string },
): Promise<void> {
  await notify(tx, {
    to: { personId: to },
    template: of,
    about: subjectOf(order.id),
    data: {
      orderId: order.id,
      number: order.number,
      what: order.summary,
      other: facts.other,
      driver: facts.driver,
      total: facts.total,
      more: facts.more ?? '',
      when: order.eta_to
        ? new Intl.DateTimeFormat('en-US', {
            timeStyle: 'short',
            timeZone: facts.timezone,
          }).format(order.eta_to)
        : '',
    },
  })
}
