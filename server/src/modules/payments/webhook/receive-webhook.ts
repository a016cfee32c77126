import { type Database, SYSTEM, type Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { log } from '#foundation/telemetry'
import { findOrgOfIntent } from '../payment/payments.sql.ts'
import { findOrgOfAccount } from '../payout/payouts.sql.ts'
import { provider } from '../provider/current-provider.ts'
import type { ProviderEvent } from '../provider/provider.ts'
import { refuse } from '../refusals.ts'
import { WebhookReceived } from './events.ts'
import { insertIntoInbox } from './inbox.sql.ts'

/** What can tell us something new; that we made something ourselves is none of it. */
const HEARD = /^(payment_intent\.(?!created)|charge\.dispute\.|refund\.|payout\.|account\.updated$)/

/**
 * A webhook came in. Its signature is checked, whose it is found, and that it came is kept once,
 * however often it is sent. What it says is not believed: the provider is asked for the object as
 * it is now, so late and reordered webhooks do no harm. Throws payments.bad_signature.
 */
export async function receiveWebhook(
  database: Database,
  body: Buffer,
  signature: string,
): Promise<void> {
  const event = checked(body, signature, database.clock.now())
  if (!HEARD.test(event.type)) return
  const orgId = await ownerOf(database, event)
  if (!orgId) {
    log().info({ type: event.type, eventId: event.eventId }, 'a webhook about nothing of ours')
    return
  }
  await database.transact({ orgId, actor: SYSTEM }, (tx) => keep(tx, event))
}

function checked(body: Buffer, signature: string, receivedAt: Date): ProviderEvent {
  const from = provider()
  try {
    return from.readWebhook(body, signature, receivedAt)
  } catch (error) {
    log().warn({ error: String(error) }, 'a webhook whose signature is not right')
    throw refuse.bad_signature()
  }
}

/** Our own mark on the object says it first; an intent or an account that we know says it too. */
async function ownerOf(database: Database, event: ProviderEvent): Promise<string | undefined> {
  if (event.marks.orgId) return event.marks.orgId
  if (event.intentId) return findOrgOfIntent(database, event.intentId)
  const accountId = event.type === 'account.updated' ? event.objectId : event.accountId
  return accountId ? findOrgOfAccount(database, accountId) : undefined
}

async function keep(tx: Tx, event: ProviderEvent): Promise<void> {
  const isNew = await insertIntoInbox(tx, provider().name, event)
  if (!isNew) return
  await tell(tx, WebhookReceived, `payments.webhook:${event.objectId}`, {
    providerEventId: event.eventId,
    type: event.type,
    objectId: event.objectId,
    accountId: event.accountId,
    paymentId: event.marks.paymentId ?? null,
    refundId: event.marks.refundId ?? null,
  })
}
