import type { Stripe } from 'stripe'
import { type Call, type StandingEndpoint, stamp, stripeId } from '../desk/call.ts'
import { flag, ignored, listing, metadata, text, words } from '../desk/fields.ts'
import {
  deleteObject,
  findObject,
  insertObject,
  listObjects,
  readObject,
  writeObject,
} from '../desk/objects.sql.ts'
import { route } from '../desk/route.ts'
import { API_VERSION, listEvents, readEvent } from './events.sql.ts'

const STANDING = 'we_standing'

function newEndpoint(
  call: Call,
  id: string,
  url: string,
  events: string[],
): Stripe.WebhookEndpoint {
  return {
    id,
    object: 'webhook_endpoint',
    api_version: API_VERSION,
    application: null,
    created: stamp(call.now),
    description: null,
    enabled_events: events,
    livemode: false,
    metadata: {},
    status: 'enabled',
    url,
  }
}

/** Endpoints given by configuration are there after every start, at their present address. */
export async function standEndpoints(
  call: Call,
  wanted: readonly StandingEndpoint[],
): Promise<void> {
  for (const [place, endpoint] of wanted.entries()) {
    const fresh = newEndpoint(call, `${STANDING}${place + 1}`, endpoint.url, ['*'])
    const known = await findObject(call, 'webhook_endpoint', fresh.id)
    const hidden = { secret: endpoint.secret }
    if (known) await writeObject(call, fresh, hidden)
    else await insertObject(call, fresh, hidden)
  }
}

export const webhookRoutes = [
  route('POST', '/v1/webhook_endpoints', {
    takes: {
      url: text,
      enabled_events: words,
      description: text.optional(),
      metadata: metadata.optional(),
      api_version: ignored,
      connect: ignored,
    },
    async work(call, input) {
      const secret = `whsec_${stripeId('x').slice(2)}${stripeId('x').slice(2)}`
      const endpoint = newEndpoint(call, stripeId('we'), input.url, input.enabled_events)
      await insertObject(call, endpoint, { secret })
      return { ...endpoint, secret }
    },
  }),
  route('GET', '/v1/webhook_endpoints', {
    takes: listing,
    work: (call, input) => listObjects(call, 'webhook_endpoint', input),
  }),
  route('GET', '/v1/webhook_endpoints/:id', {
    takes: {},
    work: (call, _input, id) => readObject(call, 'webhook_endpoint', id),
  }),
  route('POST', '/v1/webhook_endpoints/:id', {
    takes: {
      url: text.optional(),
      enabled_events: words.optional(),
      disabled: flag.optional(),
      description: text.optional(),
      metadata: metadata.optional(),
    },
    async work(call, input, id) {
      const endpoint = await readObject(call, 'webhook_endpoint', id)
      return writeObject(call, {
        ...endpoint,
        url: input.url ?? endpoint.url,
        enabled_events: input.enabled_events ?? endpoint.enabled_events,
        status:
          input.disabled === undefined ? endpoint.status : input.disabled ? 'disabled' : 'enabled',
      })
    },
  }),
  route('DELETE', '/v1/webhook_endpoints/:id', {
    takes: {},
    async work(call, _input, id) {
      await readObject(call, 'webhook_endpoint', id)
      await deleteObject(call, id)
      return { id, object: 'webhook_endpoint', deleted: true }
    },
  }),
  route('GET', '/v1/events', {
    takes: { ...listing, type: text.optional(), types: words.optional() },
    work: (call, input) =>
      listEvents(call, input, [...(input.types ?? []), ...(input.type ? [input.type] : [])]),
  }),
  route('GET', '/v1/events/:id', { takes: {}, work: (call, _input, id) => readEvent(call, id) }),
]
