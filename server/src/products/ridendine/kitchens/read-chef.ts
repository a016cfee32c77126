import type { OutputOf, WorkInputOf } from '#contract/endpoint'
import type { ChefPage, readChef as chefDoor, readMenu as menuDoor } from '#contract/ridendine'
import type { Tx } from '#foundation/db'
import { readOrganisation } from '#modules/organisations'
import { cellCenter } from '#modules/places'
import { credentialStatuses } from '#modules/verification'
import { readFeePolicy } from '../orders/fee-policy.ts'
import { refuse } from '../refusals.ts'
import { countDelivered } from './board.sql.ts'
import { type KitchenFacts, kitchenFacts, menuFacts } from './kitchen-facts.ts'
import { type StandingKitchen, standingKitchens } from './kitchen-state.ts'
import { cardOf, kmBetween, menusOf, minutesTo, prepOf } from './present-kitchen.ts'
import { addDays, beginOf, dayOf, spellsOf } from './schedule.ts'
import { countPortions } from './takings.sql.ts'

const DAYS_SHOWN = 7

/** A kitchen's page; who is suspended or not approved yet is to customers as if not there. */
export async function readChef(tx: Tx, input: WorkInputOf<typeof chefDoor>): Promise<ChefPage> {
  const { timezone } = await readOrganisation(tx)
  const { kitchen, menu } = await shown(tx, input.chefId, timezone)
  const { row } = kitchen.facts
  const to =
    input.lat !== undefined && input.lng !== undefined ? { lat: input.lat, lng: input.lng } : null
  const km = to ? kmBetween(row, to) : 0
  const day = dayOf(tx.now, timezone)
  const {
    distanceKm,
    delivers,
    minutes: _,
    ...card
  } = cardOf(tx, kitchen, menu, {
    km,
    to,
    day,
    fees: await readFeePolicy(tx),
  })
  const proofs = (await credentialStatuses(tx, [row.id])).get(row.id) ?? []
  return {
    ...card,
    about: row.about,
    // The middle of its cell: the door is for drivers.
    at: cellCenter(row.cell),
    radiusKm: row.radius_metres / 1000,
    memberSince: dayOf(row.member_since, timezone),
    distanceKm: to ? distanceKm : null,
    delivers: to ? delivers : null,
    minutes: to ? minutesTo(tx.now, kitchen.opening, row, to) : null,
    days: daysOf(kitchen, day, timezone),
    proofs: proofs
      .filter((proof) => proof.status !== 'expired')
      .map(({ kind, expiresOn }) => ({ kind, expiresOn })),
    ordersCooked: await countDelivered(tx, row.id),
  }
}

/** What a kitchen cooks, for now or for a time to come, with what is left. */
export async function readMenu(
  tx: Tx,
  input: WorkInputOf<typeof menuDoor>,
): Promise<OutputOf<typeof menuDoor>> {
  const { timezone } = await readOrganisation(tx)
  const { kitchen, menu } = await shown(tx, input.chefId, timezone)
  const ready = kitchen.opening.readyFrom
  // Without a time: the day on which it could be ready first.
  const at = input.at ? new Date(input.at) : ready ? new Date(ready) : tx.now
  const day = dayOf(at, timezone)
  const taken = await countPortions(tx, [input.chefId], day)
  return {
    chefId: input.chefId,
    opening: kitchen.opening,
    day,
    menus: menusOf(tx, menu, { taken, day, at, timeZone: timezone }),
  }
}

async function shown(tx: Tx, chefId: string, timeZone: string) {
  const facts: KitchenFacts[] = await kitchenFacts(tx, [chefId], timeZone)
  const menus = await menuFacts(tx, [chefId])
  const menu = menus.get(chefId) ?? { menus: [], items: [] }
  const [kitchen] = await standingKitchens(tx, facts, { timeZone, prepOf: () => prepOf(menu) })
  const isOwn = tx.actor.id === chefId || tx.actor.permits.has('marketplace.run')
  if (!kitchen || (!kitchen.state.isLive && !isOwn)) throw refuse.no_such_chef({ chefId })
  return { kitchen, menu }
}

function daysOf({ state }: StandingKitchen, today: string, timeZone: string): ChefPage['days'] {
  return Array.from({ length: DAYS_SHOWN }, (_, ahead) => {
    const on = addDays(today, ahead)
    const begin = beginOf(on, timeZone).getTime()
    const end = beginOf(addDays(on, 1), timeZone).getTime()
    const from = Math.max(begin, state.now.getTime())
    const spells = spellsOf(state.schedule, { from, to: end }).filter(
      (spell) => spell.orderBy === null || spell.orderBy >= state.now.getTime(),
    )
    const cutOffs = spells.flatMap((spell) => (spell.orderBy === null ? [] : [spell.orderBy]))
    return {
      on,
      spells: spells.map((spell) => ({
        from: new Date(Math.max(spell.from, from)).toISOString(),
        to: new Date(Math.min(spell.to, end)).toISOString(),
      })),
      orderBy: cutOffs.length > 0 ? new Date(Math.max(...cutOffs)).toISOString() : null,
      isCookDay: spells.length > 0 && spells.every((spell) => spell.isCookDay),
    }
  })
}
