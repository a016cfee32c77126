import { z } from 'zod'
import { Done, endpoint, page, paging } from './endpoint.ts'

/**
 * Names of events to send: exact, or with `*` for any run of characters. A dot also stands for an
 * underscore, so `zenvee.booking.*` hears `zenvee.booking_accepted`.
 */
export const EventFilter = z.string().regex(/^(\*|[a-z0-9_.*-]{2,80})$/, 'an event name, * allowed')

export const WebhookEndpoint = z.object({
  id: z.uuid(),
  url: z.string(),
  description: z.string(),
  events: z.array(z.string()),
  isActive: z.boolean(),
  /** Why it was switched off, when it was not by hand. */
  disabledReason: z.string().nullable(),
  /** Deliveries that failed since the last success. */
  failuresInARow: z.int(),
  madeAt: z.string(),
})
export type WebhookEndpoint = z.infer<typeof WebhookEndpoint>

/** The secret is told when it is made, and never again. */
const WithSecret = WebhookEndpoint.extend({ secret: z.string() })

const settings = {
  url: z.url({ protocol: /^https?$/ }).max(1000),
  description: z.string().trim().max(200),
  events: z.array(EventFilter).min(1).max(50),
}

export const addWebhook = endpoint({
  method: 'POST',
  path: '/webhook-endpoints',
  summary: 'Send events to an address of yours',
  status: 201,
  input: z.object({ ...settings, description: settings.description.default('') }),
  output: WithSecret,
  refuses: ['webhooks.address_not_allowed', 'webhooks.too_many'],
})

export const listWebhooks = endpoint({
  method: 'GET',
  path: '/webhook-endpoints',
  summary: 'Addresses that events are sent to',
  output: z.object({ endpoints: z.array(WebhookEndpoint) }),
})

export const changeWebhook = endpoint({
  method: 'PATCH',
  path: '/webhook-endpoints/:endpointId',
  summary: 'Change an address, its events, or switch it on and off',
  input: z.object({
    endpointId: z.uuid(),
    url: settings.url.optional(),
    description: settings.description.optional(),
    events: settings.events.optional(),
    isActive: z.boolean().optional(),
  }),
  output: WebhookEndpoint,
  refuses: ['webhooks.no_such_endpoint', 'webhooks.address_not_allowed'],
})

export const removeWebhook = endpoint({
  method: 'DELETE',
  path: '/webhook-endpoints/:endpointId',
  summary: 'Stop sending to an address',
  input: z.object({ endpointId: z.uuid() }),
  output: Done,
  refuses: ['webhooks.no_such_endpoint'],
})

export const renewWebhookSecret = endpoint({
  method: 'POST',
  path: '/webhook-endpoints/:endpointId/secret',
  summary: 'Make a new secret; for a day deliveries are signed with the old one too',
  input: z.object({ endpointId: z.uuid() }),
  output: WithSecret,
  refuses: ['webhooks.no_such_endpoint'],
})

export const WebhookDeliveryState = z.enum(['pending', 'delivered', 'given-up'])

export const WebhookDelivery = z.object({
  id: z.uuid(),
  endpointId: z.uuid(),
  url: z.string(),
  event: z.string(),
  about: z.string().nullable(),
  state: WebhookDeliveryState,
  attempts: z.int(),
  /** HTTP status of the last answer; null when there was none. */
  lastStatus: z.int().nullable(),
  lastMs: z.int().nullable(),
  lastProblem: z.string().nullable(),
  nextAt: z.string().nullable(),
  correlationId: z.uuid(),
  at: z.string(),
  endedAt: z.string().nullable(),
})
export type WebhookDelivery = z.infer<typeof WebhookDelivery>

export const pingWebhook = endpoint({
  method: 'POST',
  path: '/webhook-endpoints/:endpointId/ping',
  summary: 'Send a test event',
  input: z.object({ endpointId: z.uuid() }),
  output: WebhookDelivery,
  refuses: ['webhooks.no_such_endpoint'],
})

export const listWebhookDeliveries = endpoint({
  method: 'GET',
  path: '/webhook-deliveries',
  summary: 'What was sent where, newest first',
  input: z.object({
    ...paging,
    endpointId: z.uuid().optional(),
    state: WebhookDeliveryState.optional(),
    /** An event name, `*` allowed. */
    event: EventFilter.optional(),
    correlationId: z.uuid().optional(),
  }),
  output: page(WebhookDelivery),
  refuses: ['paging.bad_cursor'],
})

export const readWebhookDelivery = endpoint({
  method: 'GET',
  path: '/webhook-deliveries/:deliveryId',
  summary: 'One delivery: its body and every attempt',
  input: z.object({ deliveryId: z.uuid() }),
  output: WebhookDelivery.extend({
    body: z.string(),
    tries: z.array(
      z.object({
        at: z.string(),
        status: z.int().nullable(),
        ms: z.int(),
        /** The first characters of the answer. */
        answer: z.string().nullable(),
        problem: z.string().nullable(),
      }),
    ),
  }),
  refuses: ['webhooks.no_such_delivery'],
})

export const resendWebhookDelivery = endpoint({
  method: 'POST',
  path: '/webhook-deliveries/:deliveryId/resend',
  summary: 'Send it again now, under the same id',
  input: z.object({ deliveryId: z.uuid() }),
  output: WebhookDelivery,
  refuses: ['webhooks.no_such_delivery', 'webhooks.endpoint_is_off'],
})
