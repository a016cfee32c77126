import type { z } from 'zod'
import type { Endpoint } from '#contract/endpoint'
import * as contract from '#contract/payments'
import { answerData, type Door, once, readKey, serve, serveRaw } from '#foundation/http'
import { newId } from '#foundation/ids'
import { addMethod, beginCardSetup, forgetMethod } from './method/method-doors.ts'
import type { Between } from './method/ready-method.ts'
import * as operations from './operations.ts'
import * as own from './own-payments.ts'
import { confirmReturn } from './payment/confirm-return.ts'
import { beginOnboarding } from './payout/payout-account.ts'
import { ProviderRefusal } from './provider/provider.ts'
import { refuse } from './refusals.ts'
import { receiveWebhook } from './webhook/receive-webhook.ts'

type Talk<I extends z.ZodType, O extends z.ZodType> = (
  between: Between,
  wish: { personId: string; key: string; input: z.output<I> },
) => Promise<z.output<O>>

/**
 * A door that talks to the provider between transactions, as the person who knocks. The key that
 * the wish came with is kept with the answer, as at every other door, and handed on: the provider
 * does one wish once.
 */
function serveBetween<I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  talk: Talk<I, O>,
): Door {
  return serveRaw(endpoint, {
    permit: 'signed-in',
    async work(request, reply, { caller, input: given, transact }) {
      const input = endpoint.input.parse(given)
      const personId = caller.actor.id ?? ''
      const asked = readKey(request.headers['idempotency-key'])
      const key = `${caller.orgId}:${personId}:${asked ?? newId()}`
      const run = () =>
        talk({ orgId: caller.orgId, transact }, { personId, key, input }).catch(asRefusal)
      const address = `${endpoint.method} ${endpoint.path}`
      const done = asked
        ? await transact((tx) =>
            once(tx, { key: asked, endpoint: address, input, status: endpoint.status }, run),
          )
        : { status: endpoint.status, answer: await run() }
      return answerData(reply, request.traceId, { status: done.status, data: done.answer })
    },
  })
}

/** What the provider said, as a refusal of ours; anything else is thrown on as the fault it is. */
export function asRefusal(error: unknown): never {
  if (error instanceof ProviderRefusal) throw refuse.provider_refused({ code: error.code })
  if (error instanceof Error && error.name.startsWith('Stripe')) {
    throw Object.assign(refuse.provider_unavailable(), { cause: error })
  }
  throw error
}

const webhook = serveRaw(contract.receiveStripeWebhook, {
  permit: 'public',
  async work(request, reply, context) {
    const signature = request.headers['stripe-signature']
    const body = request.rawBody
    if (!body || typeof signature !== 'string') throw refuse.bad_signature()
    await receiveWebhook(context.database, body, signature)
    return answerData(reply, request.traceId, { status: 200, data: { received: true } })
  },
})

export const doors = [
  serveBetween(contract.beginCardSetup, beginCardSetup),
  serveBetween(contract.addMethod, addMethod),
  serve(contract.listMyMethods, { permit: 'signed-in', work: own.listMyMethods }),
  serve(contract.chooseMyDefaultMethod, { permit: 'signed-in', work: own.chooseMyDefaultMethod }),
  serveBetween(contract.removeMyMethod, async (between, { personId, input }) => {
    await forgetMethod(between, personId, input.methodId)
    return { done: true as const }
  }),
  serve(contract.readMyPayment, { permit: 'signed-in', work: own.readMyPayment }),
  serve(contract.listMyPayments, { permit: 'signed-in', work: own.listMyPayments }),
  serve(contract.confirmMyReturn, { permit: 'signed-in', work: confirmReturn }),
  webhook,
  serve(contract.readMyPayoutAccount, { permit: 'signed-in', work: own.readMyPayoutAccount }),
  serveBetween(contract.beginMyOnboarding, async (between, { personId, input }) => ({
    url: await beginOnboarding(between, personId, input.returnPath),
  })),
  serve(contract.listMyPayouts, { permit: 'signed-in', work: own.listMyPayouts }),
  serve(contract.listAllPayments, { permit: 'payment.read', work: operations.listAllPayments }),
  serve(contract.listAllPayouts, { permit: 'payout.read', work: operations.listAllPayouts }),
  serve(contract.readPayoutHealth, { permit: 'payout.read', work: operations.showPayoutHealth }),
  serve(contract.refundPayment, { permit: 'payment.refund', work: operations.refundPayment }),
]
