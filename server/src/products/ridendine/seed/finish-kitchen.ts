import { SYSTEM } from '#foundation/db'
import type { Seeding } from '#foundation/module'
import { Refusal } from '#foundation/refusals'
import { keepFile } from '#modules/files'
import { setUpPayoutsInSandbox } from '#modules/payments'
import { followDocuments, followPayouts } from '../kitchens/approval.ts'
import { streamOfChef } from '../kitchens/kitchen.events.ts'
import { drawChef, drawCover, drawDish } from './draw-food.adapter.ts'
import type { DishPlan, KitchenPlan } from './kitchen-plan.ts'
import { writeDishPicture, writeKitchenPictures } from './pictures.sql.ts'
import { actorOf, type Run } from './seed-kitchens.ts'

interface Town {
  readonly seeding: Seeding
  readonly run: Run
}

/** Pictures drawn and kept at once. */
const AT_ONCE = 4

/**
 * Payouts set up and papers heard of: the kitchen is live (D-R6). With a provider that is no
 * sandbox nobody is onboarded by a seed, and the kitchen stays closed until its chef has done it.
 */
export async function openKitchen({ seeding, run }: Town, id: string): Promise<void> {
  const between = {
    orgId: seeding.orgId,
    transact: <A>(work: Parameters<typeof run<A>>[1]) => run(SYSTEM, work),
  }
  const isReady = await setUpPayoutsInSandbox(between, id).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Refusal && error.reason === 'payments.provider_unavailable') return false
      throw error
    },
  )
  // The worker hears of both as well; a seed does not wait for it.
  await run(SYSTEM, async (tx) => {
    if (isReady) await followPayouts(tx, id, true)
    await followDocuments(tx, id)
  })
}

/** Pictures of a kitchen, its chef and its dishes, kept as if the chef had uploaded them. */
export async function drawPictures(
  { seeding, run }: Town,
  of: { id: string; plan: KitchenPlan; dishes: readonly { id: string; plan: DishPlan }[] },
): Promise<void> {
  const { id, plan } = of
  const begin = { orgId: seeding.orgId, actor: actorOf(id, 'chef') }
  const keep = async (bytes: Uint8Array, name: string) =>
    (await keepFile(seeding.database, begin, { bytes, name, about: streamOfChef(id) })).id
  const cover = await keep(await drawCover(plan), 'kitchen.jpg')
  const photo = await keep(await drawChef({ name: plan.chef, ground: plan.ground }), 'chef.jpg')
  await run(SYSTEM, (tx) => writeKitchenPictures(tx, id, { photo, cover }))

  for (let at = 0; at < of.dishes.length; at += AT_ONCE) {
    await Promise.all(
      of.dishes.slice(at, at + AT_ONCE).map(async (dish) => {
        const picture = await drawDish({ ...dish.plan, ground: plan.ground })
        const fileId = await keep(picture, 'dish.jpg')
        await run(SYSTEM, (tx) => writeDishPicture(tx, dish.id, fileId))
      }),
    )
  }
}
