import * as contract from '#contract/ridendine'
import { type Door, serve } from '#foundation/http'
import { acknowledgeAlert, listAlerts, readWatches } from './alerts.ts'
import { readAnalytics } from './analytics.ts'
import { readCaches } from './caches.ts'
import {
  approveChef,
  listAdminChefs,
  readAdminChef,
  reinstateChef,
  suspendChef,
} from './chefs-desk.ts'
import { listAdminOrders, listDisputes } from './desk-orders.ts'
import {
  approveDriver,
  listAdminDrivers,
  readAdminDriver,
  reinstateDriver,
  suspendDriver,
  takeDriverOffline,
} from './drivers-desk.ts'
import { previewFees, readFees, setFees } from './fees.ts'
import {
  assignOrder,
  callOffOrder,
  dismissDispute,
  extendOrder,
  refundDeskOrder,
  unassignOrder,
} from './order-acts.ts'
import { readAdminMap, readAdminOverview } from './overview.ts'

const operate = 'order.operate'
const run = 'marketplace.run'

export const doors: readonly Door[] = [
  serve(contract.readAdminOverview, { permit: run, work: readAdminOverview }),
  serve(contract.readAdminMap, { permit: run, work: readAdminMap }),
  serve(contract.listAdminOrders, { permit: operate, work: listAdminOrders }),
  serve(contract.listDisputes, { permit: operate, work: listDisputes }),
  serve(contract.callOffOrder, { permit: operate, work: callOffOrder }),
  serve(contract.refundDeskOrder, { permit: operate, work: refundDeskOrder }),
  serve(contract.dismissDispute, { permit: operate, work: dismissDispute }),
  serve(contract.assignOrder, { permit: operate, work: assignOrder }),
  serve(contract.unassignOrder, { permit: operate, work: unassignOrder }),
  serve(contract.extendOrder, { permit: operate, work: extendOrder }),

  serve(contract.listAdminChefs, { permit: run, work: listAdminChefs }),
  serve(contract.readAdminChef, { permit: run, work: readAdminChef }),
  serve(contract.approveChef, { permit: run, work: approveChef }),
  serve(contract.suspendChef, { permit: run, work: suspendChef }),
  serve(contract.reinstateChef, { permit: run, work: reinstateChef }),
  serve(contract.listAdminDrivers, { permit: run, work: listAdminDrivers }),
  serve(contract.readAdminDriver, { permit: run, work: readAdminDriver }),
  serve(contract.approveDriver, { permit: run, work: approveDriver }),
  serve(contract.suspendDriver, { permit: run, work: suspendDriver }),
  serve(contract.reinstateDriver, { permit: run, work: reinstateDriver }),
  serve(contract.takeDriverOffline, { permit: run, work: takeDriverOffline }),

  serve(contract.readFees, { permit: run, work: readFees }),
  serve(contract.setFees, { permit: 'fees.edit', work: setFees }),
  serve(contract.previewFees, { permit: run, work: previewFees }),
  serve(contract.readAnalytics, { permit: run, work: readAnalytics }),
  serve(contract.listAlerts, { permit: run, work: listAlerts }),
  serve(contract.readWatches, { permit: run, work: readWatches }),
  serve(contract.acknowledgeAlert, { permit: run, work: acknowledgeAlert }),
  serve(contract.readCaches, { permit: run, work: readCaches }),
]
