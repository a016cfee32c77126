import { audience } from '#foundation/live'
import { defineModule } from '#foundation/module'
import { needs } from './needs.ts'
import { paymentEvents } from './payment/events.ts'
import { paymentLifecycle } from './payment/payment.lifecycle.ts'
import { askAgain } from './payment/void-payment.ts'
import {
  PayoutAccountChanged,
  PayoutAsked,
  PayoutAwaited,
  PayoutFailed,
  PayoutPaid,
  PayoutSent,
} from './payout/events.ts'
import { askPayoutAgain } from './payout/pay-out.ts'
import { payoutLifecycle } from './payout/payout.lifecycle.ts'
import { permits } from './permits.ts'
import { startProvider } from './provider/start-provider.ts'
import { RefundAsked, RefundFailed, RefundSucceeded } from './refund/events.ts'
import { refundLifecycle } from './refund/refund.lifecycle.ts'
import { askRefundAgain } from './refund/refund.ts'
import { doors } from './routes.ts'
import { subscribers } from './subscribers.ts'
import { topics } from './topics.ts'
import { WebhookReceived } from './webhook/events.ts'

export { addMethod } from './method/method-doors.ts'
export { listMethods, type Method, saveMethod } from './method/methods.ts'
export type { Between } from './method/ready-method.ts'
export { type Authorise, authorise, payAtOnce } from './payment/authorise.ts'
export { type Capture, capture } from './payment/capture.ts'
export { confirmReturn } from './payment/confirm-return.ts'
export * from './payment/events.ts'
export { paymentLifecycle } from './payment/payment.lifecycle.ts'
export { listPayments, type Payment, paymentsAbout, readPayment } from './payment/read-payment.ts'
export type { Share } from './payment/split.ts'
export { voidPayment } from './payment/void-payment.ts'
export * from './payout/events.ts'
export { listPayouts, type Payout, readPayout, readPayoutHealth } from './payout/list-payouts.ts'
export { type PayOut, payOut } from './payout/pay-out.ts'
export { payoutLifecycle } from './payout/payout.lifecycle.ts'
export { beginOnboarding, readPayoutAccount } from './payout/payout-account.ts'
export { setUpPayoutsInSandbox } from './payout/set-up-in-sandbox.ts'
export { paymentOnWire, payoutOnWire } from './presented.ts'
export { chooseProvider, provider } from './provider/current-provider.ts'
export { stripeProvider } from './provider/stripe.adapter.ts'
export * from './refund/events.ts'
export { refundLifecycle } from './refund/refund.lifecycle.ts'
export { type Refund, refund } from './refund/refund.ts'
export { asRefusal as refusedByProvider } from './routes.ts'

const payoutEvents = [
  PayoutAsked,
  PayoutSent,
  PayoutPaid,
  PayoutFailed,
  PayoutAwaited,
  PayoutAccountChanged,
] as const
const refundEvents = [RefundAsked, RefundSucceeded, RefundFailed] as const

export const paymentsModule = defineModule({
  name: 'payments',
  title: 'Payments',
  folder: import.meta.dirname,
  needs,
  doors,
  events: [...paymentEvents, ...refundEvents, ...payoutEvents, WebhookReceived],
  subscribers,
  lifecycles: [paymentLifecycle, refundLifecycle, payoutLifecycle],
  timers: {
    [paymentLifecycle.name]: askAgain,
    [refundLifecycle.name]: (tx, id) => askRefundAgain(tx, id),
    [payoutLifecycle.name]: askPayoutAgain,
  },
  topics,
  audiences: [
    audience([...paymentEvents], (_tx, payload) => [
      `${paymentLifecycle.name}:${payload.paymentId}`,
      `person:${payload.payerId}`,
    ]),
    audience([...payoutEvents], (_tx, payload) => [`person:${payload.personId}`]),
  ],
  permits,
  start: startProvider,
})
