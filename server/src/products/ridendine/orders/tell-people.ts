import { exponentOf, type Money as WireMoney } from '#contract/money'
import type { Tx } from '#foundation/db'
import { money, toWire } from '#foundation/money'
import { readPeople } from '#modules/identity'
import { readOrganisation } from '#modules/organisations'
import { readChefRow } from '../kitchens/chefs.sql.ts'
import { leftOf, paidOf } from './legs.ts'
import { type Notice, notices, say } from './notices.ts'
import {
  DisputeDismissed,
  DriverAssigned,
  DriverLeft,
  OnTheWay,
  OrderAccepted,
  OrderCancelled,
  OrderCompleted,
  OrderDelivered,
  OrderDisputed,
  OrderPaid,
  OrderPaymentProblem,
  OrderRated,
  OrderRefunded,
  OrderTipped,
  PartRefunded,
  ReadyTimeChanged,
} from './order.events.ts'
import { type OrderRow, readOrderRow } from './orders.sql.ts'
import { listRefunds } from './refunds.sql.ts'

/** What the events of an order say, as far as people are told of it. */
interface Heard {
  readonly orderId: string
  readonly driverId: string | null
  readonly amount?: WireMoney
  readonly refunded?: WireMoney
  readonly reason?: string
  readonly kind?: string
  readonly by?: string
  readonly of?: 'food' | 'delivery'
  readonly rating?: number
  readonly minutesLater?: number
}

interface News {
  readonly tx: Tx
  readonly order: OrderRow
  readonly said: Heard
  readonly customer: (of: Notice, more?: string) => Promise<void>
  readonly chef: (of: Notice, more?: string) => Promise<void>
  /** The driver of the event; of one who left, nobody. */
  readonly driver: (of: Notice, more?: string) => Promise<void>
}

/** One place says everything, so that nobody hears of one thing twice or not at all. */
export async function tellPeople(
  tx: Tx,
  said: Heard,
  message: { readonly name: string },
): Promise<void> {
  const news = NEWS[message.name]
  if (!news) return
  const order = await readOrderRow(tx, said.orderId)
  const { timezone } = await readOrganisation(tx)
  const chef = await readChefRow(tx, order.chef_id)
  const [driver] = said.driverId ? await readPeople(tx, [said.driverId]) : []
  const facts = {
    driver: driver?.name.split(' ')[0] ?? 'The driver',
    total: inWords(toWire(money(paidOf(order), order.currency))),
    timezone,
  }
  const toCustomer = { ...facts, other: chef.business_name }
  const toOthers = { ...facts, other: order.customer_name }
  await news({
    tx,
    order,
    said,
    customer: (of, more) => say(tx, of, order.customer_id, order, { ...toCustomer, more }),
    chef: (of, more) => say(tx, of, order.chef_id, order, { ...toOthers, more }),
    driver: async (of, more) => {
      if (said.driverId) await say(tx, of, said.driverId, order, { ...toOthers, more })
    },
  })
}

const NEWS: Readonly<Record<string, (news: News) => Promise<void>>> = {
  [OrderPaid.name]: ({ chef }) => chef(notices.newOrder),
  [OrderAccepted.name]: ({ customer }) => customer(notices.accepted),
  [ReadyTimeChanged.name]: async ({ said, customer, driver }) => {
    const later = String(said.minutesLater ?? 0)
    await customer(notices.later, later)
    await driver(notices.laterForDriver, later)
  },
  [DriverAssigned.name]: async ({ customer, chef }) => {
    await customer(notices.driverFound)
    await chef(notices.driverComes)
  },
  [DriverLeft.name]: async ({ customer, chef }) => {
    await customer(notices.driverLeft)
    await chef(notices.driverLeftForChef)
  },
  [OnTheWay.name]: ({ customer }) => customer(notices.onTheWay),
  [OrderDelivered.name]: ({ customer }) => customer(notices.delivered),
  [OrderCompleted.name]: tellReleased,
  [OrderDisputed.name]: ({ said, chef }) =>
    chef(notices.disputed, (said.kind ?? '').replaceAll('_', ' ')),
  [DisputeDismissed.name]: async ({ said, customer, chef }) => {
    await customer(notices.dismissed, said.reason)
    await chef(notices.dismissedForChef)
  },
  [OrderRefunded.name]: tellRefunded,
  [PartRefunded.name]: tellRefunded,
  [OrderCancelled.name]: tellCancelled,
  [OrderPaymentProblem.name]: ({ said, customer }) => customer(notices.paymentFailed, said.reason),
  [OrderTipped.name]: ({ said, driver }) => driver(notices.tipped, inWords(said.amount)),
  [OrderRated.name]: async ({ said, chef, driver }) => {
    const stars = said.rating === 1 ? '1 star' : `${said.rating ?? 0} stars`
    if (said.of === 'food') await chef(notices.ratedFood, stars)
    else await driver(notices.ratedDelivery, stars)
  },
}

async function tellReleased({ tx, order, chef, driver }: News): Promise<void> {
  const left = leftOf(order, await listRefunds(tx, order.id))
  const of = (minor: bigint) => inWords(toWire(money(minor, order.currency)))
  await chef(notices.releasedToChef, of(left.chef))
  await driver(notices.releasedToDriver, of(left.driver))
}

async function tellRefunded({ said, customer, chef }: News): Promise<void> {
  const amount = inWords(said.amount)
  await customer(notices.refunded, amount)
  await chef(notices.refundedForChef, amount)
}

/** Whoever called it off knows; a kitchen that never heard of the order does not hear of its end. */
async function tellCancelled({ order, said, customer, chef, driver }: News): Promise<void> {
  const back = (said.refunded?.amount ?? 0) > 0
  const money = back ? `${inWords(said.refunded)} goes back to your card.` : 'Nothing was charged.'
  if (said.by !== 'customer')
    await customer(notices.cancelled, `${WHY[said.by ?? ''] ?? ''} ${money}`.trim())
  if (said.by !== 'chef' && order.paid_at) {
    const why = said.by === 'clock' ? 'It was not answered in time.' : 'You need not cook it.'
    await chef(notices.cancelledForChef, why)
  }
  await driver(notices.cancelledForDriver)
}

const WHY: Readonly<Record<string, string>> = {
  chef: 'The kitchen cannot cook it.',
  clock: 'It was not answered or paid in time.',
  desk: 'We had to call it off.',
  operations: 'We had to call it off.',
}

function inWords(amount: WireMoney | undefined): string {
  if (!amount) return ''
  return new Intl.NumberFormat('en-US', { style: 'currency', currency: amount.currency }).format(
    amount.amount / 10 ** exponentOf(amount.currency),
  )
}
