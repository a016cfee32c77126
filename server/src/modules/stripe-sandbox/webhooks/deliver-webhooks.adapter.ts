import { createHmac } from 'node:crypto'
import type { Sandbox } from '../desk/call.ts'
import { stamp } from '../desk/call.ts'
import { transact } from '../desk/transact.ts'
import { claimDeliveries, type DueDelivery, markDelivery } from './events.sql.ts'
import { chances } from './faults.ts'

const AT_ONCE = 16
const ANSWER_WITHIN_MS = 10_000

/** Send what is due now, at most sixteen. Answers how many were tried. */
export async function deliverDue(sandbox: Sandbox): Promise<number> {
  const due = await transact(sandbox, '', (call) => claimDeliveries(call, AT_ONCE))
  const { reorder } = sandbox.faults.webhooks
  if (reorder) due.reverse()
  // One address hears its events one after the other; different addresses do not wait.
  const addresses = Map.groupBy(due, (delivery) => delivery.endpoint_id)
  await Promise.all(
    [...addresses.values()].map(async (line) => {
      for (const delivery of line) await deliver(sandbox, delivery)
    }),
  )
  return due.length
}

async function deliver(sandbox: Sandbox, due: DueDelivery): Promise<void> {
  const answer = await send(sandbox, due)
  await transact(sandbox, '', (call) => {
    if (answer === 'ok') return markDelivery(call, due, { deliveredAt: call.now, answer })
    const delay = sandbox.retryDelaysMs[due.attempts - 1]
    if (delay === undefined) return markDelivery(call, due, { parkedAt: call.now, answer })
    return markDelivery(call, due, { dueAt: new Date(call.now.getTime() + delay), answer })
  })
}

async function send(sandbox: Sandbox, due: DueDelivery): Promise<string> {
  const { seed, webhooks } = sandbox.faults
  const draw = chances(seed + due.attempts * 7919 + Number(due.event.created))
  if (draw() < webhooks.drop) return 'lost on the way (a fault set on purpose)'
  const body = JSON.stringify(due.event)
  try {
    const response = await fetch(due.url, {
      method: 'POST',
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Stripe/1.0 (sandbox)',
        'stripe-signature': signature(body, due.secret, sandbox.clock.now()),
      },
    })
    await response.arrayBuffer()
    return response.ok ? 'ok' : `answered ${response.status}`
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : 'did not answer'
  }
}

/** `t=<seconds>,v1=<hex>`: HMAC-SHA256 of `<seconds>.<body>` (docs.stripe.com/webhooks/signature). */
export function signature(body: string, secret: string, at: Date): string {
  const time = stamp(at)
  const sum = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')
  return `t=${time},v1=${sum}`
}
