import { addMethod, listMyMethods } from '#contract/payments'
import { listAddresses } from '#contract/places'
import {
  type ChefCard,
  type Dish,
  listChefs,
  listOrders,
  placeOrder,
  quoteOrder,
  readMenu,
  readOrder,
} from '#contract/ridendine'
import type { Eater } from './eater.ts'
import { considerOrder } from './wait.ts'

const THINKING_S = [10, 45] as const
const MOST_KITCHENS = 4
/** Share of orders that may be left at the door. */
const LEFT_AT_DOOR_SHARE = 0.25
const STEP_MINOR = 50

/** Hunger comes up: who cooks near here? */
export async function getHungry(me: Eater): Promise<void> {
  me.city.tally.add('hungry')
  await me.pickUp()
  me.city.door.moveIn(me.id)
  await readyCard(me)
  await readyHome(me)
  const { items } = await me.call(listChefs, { ...at(me), when: 'now', limit: 20 })
  const others = items.filter((card) => !me.city.played.has(card.chefName))
  if (others.length === 0) return giveUp(me, 'nobody cooks')
  me.plan('menu', THINKING_S, () => readTheMenu(me, others, MOST_KITCHENS))
}

const at = (me: Eater) => ({ lat: me.home?.at.lat ?? 0, lng: me.home?.at.lng ?? 0 })

/** After a pause of the whole city: an order that is on its way is waited for. */
export async function resumeMeal(me: Eater): Promise<void> {
  await me.caller.keepFresh()
  me.city.door.moveIn(me.id)
  const open = await me.call(listOrders, { as: 'customer', group: 'open', limit: 5 })
  const line = open.items.find(({ state }) => state !== 'disputed')
  if (!line) return
  me.isBusy = true
  await me.pickUp()
  await considerOrder(me, await me.call(readOrder, { orderId: line.id }))
}

async function readyCard(me: Eater): Promise<void> {
  if (me.cardId) return
  if (me.appetite.hasPoorCard) {
    // Saved without complaint, declined when it is charged.
    const poor = await me.call(addMethod, { providerMethodId: 'pm_card_chargeCustomerFail' })
    me.cardId = poor.id
    return
  }
  const { methods } = await me.call(listMyMethods, {})
  const [first] = methods
  me.cardId = first?.id ?? (await me.call(addMethod, { providerMethodId: 'pm_card_visa' })).id
}

async function readyHome(me: Eater): Promise<void> {
  if (me.home) return
  const { items } = await me.call(listAddresses, { limit: 5 })
  const [home] = items
  if (!home) throw new Error(`${me.name} has no home`)
  me.home = { at: { lat: home.lat, lng: home.lng }, label: home.line }
}

/** One kitchen of the list, the better rated sooner: what is there to eat? */
async function readTheMenu(me: Eater, cards: readonly ChefCard[], tries: number): Promise<void> {
  if (tries <= 0 || cards.length === 0) return giveUp(me, 'nothing fits')
  const card = me.dice.pick(cards)
  const rest = cards.filter((each) => each !== card)
  const again = () => me.plan('menu', THINKING_S, () => readTheMenu(me, rest, tries - 1))
  const { answer } = await me.tries(readMenu, { chefId: card.chefId })
  const dishes = (answer?.menus ?? [])
    .flatMap((menu) => menu.dishes)
    .filter((dish) => dish.available.state === 'available')
  if (dishes.length === 0) return again()
  const wish = cartOf(me, card, dishes)
  const quoted = await me.tries(quoteOrder, wish)
  if (!quoted.answer) return again()
  const { total, subtotal } = quoted.answer.price
  me.plan('order', THINKING_S, () =>
    order(
      me,
      { ...wish, expectedTotal: total, tip: tipOf(me, subtotal.amount, total.currency) },
      again,
    ),
  )
}

function cartOf(me: Eater, card: ChefCard, dishes: readonly Dish[]) {
  const count = Math.min(dishes.length, me.dice.pick([1, 1, 1, 2, 2, 3]))
  const left = [...dishes]
  const items = Array.from({ length: count }, () => {
    const dish = me.dice.pick(left)
    left.splice(left.indexOf(dish), 1)
    const most = Math.min(dish.available.left ?? 2, 2)
    return { menuItemId: dish.id, quantity: me.dice.whole(1, Math.max(1, most)) }
  })
  const { home } = me
  if (!home) throw new Error(`${me.name} has no home`)
  return {
    chefId: card.chefId,
    items,
    deliverTo: { at: home.at, label: home.label, note: 'Second bell' },
    dropOff: me.dice.chance(LEFT_AT_DOOR_SHARE)
      ? ('leave_at_door' as const)
      : ('hand_over' as const),
  }
}

function tipOf(me: Eater, subtotal: number, currency: string) {
  const amount = Math.round((subtotal * me.appetite.tips) / STEP_MINOR) * STEP_MINOR
  return amount > 0 ? { amount, currency } : null
}

async function order(
  me: Eater,
  wish: ReturnType<typeof cartOf> & {
    expectedTotal: { amount: number; currency: string }
    tip: { amount: number; currency: string } | null
  },
  again: () => void,
): Promise<void> {
  if (me.city.isClosing()) return giveUp(me, 'too late')
  const { tip } = wish
  const expectedTotal = {
    ...wish.expectedTotal,
    amount: wish.expectedTotal.amount + (tip?.amount ?? 0),
  }
  const { answer } = await me.tries(placeOrder, {
    ...wish,
    expectedTotal,
    paymentMethodId: me.cardId ?? '',
  })
  if (!answer) return again()
  me.isChoosing = false
  me.city.tally.add('orders')
  await considerOrder(me, answer.order)
  me.onOrdered()
}

async function giveUp(me: Eater, why: string): Promise<void> {
  me.city.tally.add(`gave_up.${why}`)
  await me.goHome()
}
