import { hearCaches } from '#foundation/cache'
import { audience, topic } from '#foundation/live'
import { defineProduct } from '#foundation/module'
import { alertEvents } from './admin/alert.events.ts'
import { alertLifecycle } from './admin/alert.lifecycle.ts'
import * as adminJobs from './admin/jobs.ts'
import * as admin from './admin/routes.ts'
import * as adminSubscribers from './admin/subscribers.ts'
import { ridendineWords } from './admin/words.ts'
import { driverEvents, RunStepDone } from './deliveries/driver.events.ts'
import * as deliveryJobs from './deliveries/jobs.ts'
import { audiences as driverAudiences } from './deliveries/live-rooms.ts'
import * as deliveries from './deliveries/routes.ts'
import * as deliverySubscribers from './deliveries/subscribers.ts'
import * as kitchenJobs from './kitchens/jobs.ts'
import { kitchenEvents } from './kitchens/kitchen.events.ts'
import { audience as kitchenAudience, topic as kitchenTopic } from './kitchens/live-rooms.ts'
import * as kitchens from './kitchens/routes.ts'
import * as kitchenSubscribers from './kitchens/subscribers.ts'
import { needs } from './needs.ts'
import { moveByClock } from './orders/clock.ts'
import * as orderJobs from './orders/jobs.ts'
import { orderEvents } from './orders/order.events.ts'
import { orderLifecycle } from './orders/order.lifecycle.ts'
import { findOrderRow } from './orders/orders.sql.ts'
import { sideOf } from './orders/parties.ts'
import * as orders from './orders/routes.ts'
import * as orderSubscribers from './orders/subscribers.ts'
import { permits } from './permits.ts'
import { personas } from './seed/personas.ts'
import { seed } from './seed/seed.ts'

export { ridendineFleet } from './deliveries/policy.ts'
export { ridendineInsights } from './insights.ts'
export { orderLifecycle } from './orders/order.lifecycle.ts'
export { payOutAll } from './orders/pay-out.ts'

export const ridendine = defineProduct({
  name: 'ridendine',
  title: 'RideNDine',
  folder: import.meta.dirname,
  needs,
  permits,
  prefix: '/ridendine',
  prefixAlone: '',
  shows: [
    'identity',
    'organisations',
    'verification',
    'places',
    'dispatch',
    'tracking',
    'payments',
    'ledger',
    'notifications',
    'reviews',
    'files',
    'audit',
    'webhooks',
    'insights',
    'demo',
  ],
  doors: [...orders.doors, ...kitchens.doors, ...deliveries.doors, ...admin.doors],
  events: [...kitchenEvents, ...driverEvents, RunStepDone, ...orderEvents, ...alertEvents],
  subscribers: [
    ...orderSubscribers.subscribers,
    ...kitchenSubscribers.subscribers,
    ...deliverySubscribers.subscribers,
    ...adminSubscribers.subscribers,
  ],
  jobs: [...orderJobs.jobs, ...kitchenJobs.jobs, ...deliveryJobs.jobs, ...adminJobs.jobs],
  lifecycles: [orderLifecycle, alertLifecycle],
  timers: { [orderLifecycle.name]: moveByClock },
  topics: [
    kitchenTopic,
    topic({
      name: orderLifecycle.name,
      permit: async (tx, id) => {
        const order = await findOrderRow(tx, id)
        return order !== undefined && sideOf(tx, order) !== undefined
      },
    }),
  ],
  dialects: [ridendineWords],
  audiences: [
    kitchenAudience,
    audience(alertEvents, (tx) => [`operations:${tx.orgId}`]),
    ...driverAudiences,
    audience(orderEvents, (tx, said, message) => [
      message.stream,
      `person:${said.customerId}`,
      `operations:${tx.orgId}`,
      // A kitchen hears of an order when it is paid, not before.
      ...(message.name === 'ridendine.order.placed' ? [] : [`person:${said.chefId}`]),
      ...(said.driverId ? [`person:${said.driverId}`] : []),
    ]),
  ],
  start: ({ database }) => hearCaches(database.url),
  openRoles: ['customer', 'chef', 'driver'],
  personas,
  seed,
})
