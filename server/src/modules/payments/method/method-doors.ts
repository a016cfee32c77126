import type { OutputOf, WorkInputOf } from '#contract/endpoint'
import type * as contract from '#contract/payments'
import { provider } from '../provider/current-provider.ts'
import { ProviderRefusal, type SetupFace } from '../provider/provider.ts'
import { refuse } from '../refusals.ts'
import { findCustomerId } from './methods.sql.ts'
import { type Method, removeMethod, saveMethod } from './methods.ts'
import { type Between, customerFor } from './ready-method.ts'

/** What a card form needs: the card's number goes from the browser to the provider and never to us. */
export async function beginCardSetup(
  between: Between,
  { personId, key }: { personId: string; key: string },
): Promise<OutputOf<typeof contract.beginCardSetup>> {
  const { publishableKey, isSandbox, browserBase, beginSetup } = provider()
  const customerId = await customerFor(between, personId)
  const setup = await beginSetup({
    key: `setup:${key}`,
    customerId,
    marks: { orgId: between.orgId, personId },
  })
  return {
    setupId: setup.setupId,
    clientSecret: setup.clientSecret,
    publishableKey,
    isSandbox,
    providerBase: browserBase,
  }
}

/** Keep a card whose setup is finished, or give one the provider has to this person. */
export async function addMethod(
  between: Between,
  wish: { personId: string; key: string; input: WorkInputOf<typeof contract.addMethod> },
): Promise<Method> {
  const { personId, key, input } = wish
  const setup = input.setupId
    ? await finishedSetup(between, personId, input.setupId)
    : await attachedSetup(between, { personId, key }, input.providerMethodId ?? '')
  if (setup.state === 'needs_action') throw refuse.needs_action({ actionUrl: setup.actionUrl })
  if (setup.state !== 'done' || !setup.methodId)
    throw refuse.setup_not_finished({ setupId: setup.setupId })
  const card = await provider().readMethod(setup.methodId)
  return between.transact((tx) => saveMethod(tx, { personId, card }))
}

/** Forget a card, here first: one that the provider still knows is never charged by us again. */
export async function forgetMethod(
  between: Between,
  personId: string,
  methodId: string,
): Promise<void> {
  const { providerMethodId, isAttached } = await between.transact((tx) =>
    removeMethod(tx, { personId, methodId }),
  )
  if (!isAttached) return
  await provider()
    .detachMethod(providerMethodId)
    .catch((error: unknown) => {
      if (!(error instanceof ProviderRefusal)) throw error
    })
}

async function finishedSetup(
  between: Between,
  personId: string,
  setupId: string,
): Promise<SetupFace> {
  const setup = await provider().readSetup(setupId).catch(asRefusal)
  const mine = await between.transact((tx) => findCustomerId(tx, personId))
  // Somebody else's setup is to the asker as if there were none.
  if (!mine || setup.customerId !== mine.customer_id) throw refuse.no_such_method({ setupId })
  return setup
}

async function attachedSetup(
  between: Between,
  { personId, key }: { personId: string; key: string },
  providerMethodId: string,
): Promise<SetupFace> {
  const customerId = await customerFor(between, personId)
  return provider()
    .attachMethod({
      key: `attach:${key}`,
      customerId,
      methodId: providerMethodId,
      marks: { orgId: between.orgId, personId },
    })
    .catch(asRefusal)
}

function asRefusal(error: unknown): never {
  if (!(error instanceof ProviderRefusal)) throw error
  if (error.code === 'resource_missing') throw refuse.no_such_method()
  throw refuse.card_declined({ code: error.code, says: error.message })
}
