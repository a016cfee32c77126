import * as contract from '#contract/webhooks'
import { type Door, serve } from '#foundation/http'
import {
  addWebhook,
  changeWebhook,
  listWebhooks,
  removeWebhook,
  renewWebhookSecret,
  type Where,
} from './change-endpoints.ts'
import {
  listWebhookDeliveries,
  pingWebhook,
  readWebhookDelivery,
  resendWebhookDelivery,
} from './deliveries.ts'

export function doorsOf(where: () => Where): Door[] {
  return [
    serve(contract.listWebhooks, { permit: 'webhook.read', work: listWebhooks }),
    serve(contract.addWebhook, {
      permit: 'webhook.change',
      work: (tx, input) => addWebhook(tx, where(), input),
    }),
    serve(contract.changeWebhook, {
      permit: 'webhook.change',
      work: (tx, input) => changeWebhook(tx, where(), input),
    }),
    serve(contract.removeWebhook, { permit: 'webhook.change', work: removeWebhook }),
    serve(contract.renewWebhookSecret, { permit: 'webhook.change', work: renewWebhookSecret }),
    serve(contract.pingWebhook, { permit: 'webhook.change', work: pingWebhook }),
    serve(contract.listWebhookDeliveries, { permit: 'webhook.read', work: listWebhookDeliveries }),
    serve(contract.readWebhookDelivery, { permit: 'webhook.read', work: readWebhookDelivery }),
    serve(contract.resendWebhookDelivery, {
      permit: 'webhook.change',
      work: resendWebhookDelivery,
    }),
  ]
}
