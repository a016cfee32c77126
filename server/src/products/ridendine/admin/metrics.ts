import { Counter, Gauge } from 'prom-client'
import { metrics } from '#foundation/telemetry'

/** 1 while it burns; the label says what. */
const firing = new Gauge({
  name: 'ridendine_alert_firing',
  help: 'Alerts that fire, by rule and scope',
  labelNames: ['rule', 'scope'],
  registers: [metrics],
})

const ordersCreated = new Counter({
  name: 'ridendine_orders_created_total',
  help: 'Orders placed',
  registers: [metrics],
})
const ordersCompleted = new Counter({
  name: 'ridendine_orders_completed_total',
  help: 'Orders delivered',
  registers: [metrics],
})
const orderValue = new Counter({
  name: 'ridendine_order_value_minor_total',
  help: 'What customers pay for orders placed, minor units; over the orders created it is the average order value',
  labelNames: ['currency'],
  registers: [metrics],
})
const chefAnswers = new Counter({
  name: 'ridendine_chef_answers_total',
  help: 'Answers of kitchens to paid orders; silence is one',
  labelNames: ['answer'],
  registers: [metrics],
})
const drivers = new Gauge({
  name: 'ridendine_drivers',
  help: 'Drivers by zone: online, and available among them',
  labelNames: ['zone', 'what'],
  registers: [metrics],
})

/** The gauge says what fires now, and nothing else. */
export function showAlerts(burning: readonly { rule: string; scope: string }[]): void {
  firing.reset()
  for (const { rule, scope } of burning) firing.set({ rule, scope }, 1)
}

export function showDrivers(
  zones: readonly { name: string; online: number; available: number }[],
): void {
  drivers.reset()
  for (const { name, online, available } of zones) {
    drivers.set({ zone: name, what: 'online' }, online)
    drivers.set({ zone: name, what: 'available' }, available)
  }
}

export function countPlaced(total: { amount: number; currency: string }): void {
  ordersCreated.inc()
  orderValue.inc({ currency: total.currency }, total.amount)
}

export function countDelivered(): void {
  ordersCompleted.inc()
}

export function countAnswer(answer: 'accepted' | 'rejected' | 'silent'): void {
  chefAnswers.inc({ answer })
}
