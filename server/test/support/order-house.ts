import { type Client, createClient } from '#contract'
import { signIn } from '#contract/identity'
import { type Actor, SYSTEM, sql, type Tx } from '#foundation/db'
import { newId } from '#foundation/ids'
import { registerPerson } from '#modules/identity'
import { listMethods, saveMethod, setUpPayoutsInSandbox } from '#modules/payments'
import { cellOf, demoCity, districtOf } from '#modules/places'
import { openHouse, type TestHouse } from './house.ts'

/** A house with one kitchen, a driver, customers and a desk, whose orders are moved by hand. */
export interface OrderHouse {
  readonly house: TestHouse
  readonly chef: Actor & { id: string }
  readonly driver: Actor & { id: string }
  readonly customer: Actor & { id: string }
  readonly desk: Actor & { id: string }
  /** Dishes of the kitchen, by the order of their prices: 1250, 700, 350. */
  readonly dishes: readonly string[]
  readonly methodId: string
  readonly home: { readonly lat: number; readonly lng: number }
  /** Run a use case as somebody, in a transaction of its own. */
  as<Answer>(who: Actor, work: (tx: Tx) => Promise<Answer>): Promise<Answer>
  /** Another person with a role; customers have a card. */
  person(role: string, card?: string): Promise<Actor & { id: string }>
  /** Another kitchen beside the first, with dishes of its own. */
  kitchen(): Promise<{ chef: Actor & { id: string }; dishes: readonly string[] }>
  /** The API as this person. */
  clientOf(who: { id: string }): Promise<Client>
  tokenOf(who: { id: string }): Promise<string>
  /** What lies on an account, in minor units. */
  balance(owner: string | null, purpose: string): Promise<bigint>
  close(): Promise<void>
}

const PASSWORD = 'a long enough password 7'
const ALL_DAY = [{ from: '00:00', to: '24:00' }]
export const DISH_PRICES = [1250n, 700n, 350n] as const

export async function openOrderHouse(): Promise<OrderHouse> {
  const house = await openHouse({ people: 2 })
  const { database } = house.kontor
  const as: OrderHouse['as'] = (who, work) =>
    database.transact({ orgId: house.orgId, actor: who }, work)
  const [at, home] = twoPlaces()

  async function person(role: string, card = 'pm_card_visa'): Promise<Actor & { id: string }> {
    const mailbox = newId().slice(-12)
    const { id } = await as(SYSTEM, (tx) =>
      registerPerson(tx, {
        name: `${role[0]?.toUpperCase()}${role.slice(1)} ${mailbox}`,
        email: `${role}-${mailbox}@test.kontor.example`,
        password: PASSWORD,
        roles: [role],
        isEmailVerified: true,
      }),
    )
    const actor = {
      kind: 'person',
      id,
      roles: [role],
      permits: house.kontor.wired.permitsOf([role]),
    } as const
    if (role === 'customer')
      await as(actor, (tx) => saveMethod(tx, { personId: id, card: cardOf(card) }))
    return actor
  }

  const baseUrl = `${house.kontor.url}/ridendine`
  async function tokenOf(who: { id: string }): Promise<string> {
    const { email } = await as(SYSTEM, (tx) =>
      tx.one<{ email: string }>(sql`select email from identity.people where id = ${who.id}`),
    )
    const visitor = createClient({ baseUrl })
    const session = await visitor.call(signIn, { email, password: PASSWORD, device: 'test' })
    return session.accessToken
  }

  const [chef, driver, customer, desk] = [
    await person('chef'),
    await person('driver'),
    await person('customer'),
    await person('admin'),
  ]
  const dishes = await as(SYSTEM, (tx) => addKitchen(tx, chef.id, at))
  const [method] = await as(customer, (tx) => listMethods(tx, customer.id))
  for (const worker of [chef, driver]) {
    const between = {
      orgId: house.orgId,
      transact: <A>(work: (tx: Tx) => Promise<A>) => as(SYSTEM, work),
    }
    await setUpPayoutsInSandbox(between, worker.id)
  }
  return {
    house,
    chef,
    driver,
    customer,
    desk,
    dishes,
    methodId: method?.id ?? '',
    home,
    as,
    person,
    async kitchen() {
      const cook = await person('chef')
      return { chef: cook, dishes: await as(SYSTEM, (tx) => addKitchen(tx, cook.id, at)) }
    },
    tokenOf,
    async clientOf(who) {
      let token = await tokenOf(who)
      // Tests move the clock by hours; a person who comes back signs in again.
      const onUnauthorized = async () => {
        token = await tokenOf(who)
        return true
      }
      return createClient({ baseUrl, token: () => token, onUnauthorized })
    },
    async balance(owner, purpose) {
      const [row] = await as(SYSTEM, (tx) =>
        tx.many<{ balance_minor: bigint }>(sql`
          select balance_minor from ledger.accounts
           where purpose = ${purpose} and owner_id is not distinct from ${owner}`),
      )
      return row?.balance_minor ?? 0n
    },
    close: () => house.close(),
  }
}

const cardOf = (methodId: string) => ({
  methodId,
  customerId: null,
  brand: 'visa',
  last4: '4242',
  expMonth: 12,
  expYear: 2034,
})

/** A kitchen that is live and open all day, with three dishes; answers their ids. */
async function addKitchen(
  tx: Tx,
  chefId: string,
  at: { lat: number; lng: number },
): Promise<string[]> {
  const week = JSON.stringify(
    Object.fromEntries(
      ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, ALL_DAY]),
    ),
  )
  await tx.run(sql`
    insert into ridendine.chefs
           (id, chef_name, business_name, cuisine_types, lat, lng, cell, place_label, district,
            radius_metres, jurisdiction, week, member_since, stripe_onboarded_at, approved_at,
            verification_status)
    values (${chefId}, 'Ana', 'Ana’s Table', ${['georgian']}, ${at.lat}, ${at.lng}, ${cellOf(at, 8)},
            'A street', ${districtOf(at)}, 10000, 'US-MA', ${week}::jsonb, ${tx.now}, ${tx.now}, ${tx.now},
            'approved')`)
  const menuId = newId()
  await tx.run(
    sql`insert into ridendine.menus (id, chef_id, name) values (${menuId}, ${chefId}, 'Menu')`,
  )
  const ids = DISH_PRICES.map(() => newId())
  for (const [index, id] of ids.entries()) {
    await tx.run(sql`
      insert into ridendine.menu_items
             (id, menu_id, chef_id, name, price_minor, currency, category, prep_minutes)
      values (${id}, ${menuId}, ${chefId}, ${`Dish ${index + 1}`}, ${DISH_PRICES[index] ?? 0n}, 'USD',
              'main', ${20 - index * 5})`)
  }
  return ids
}

/** Two addresses of the city about two kilometres apart. */
function twoPlaces() {
  const { addresses } = demoCity()
  const first = addresses[0]
  if (!first) throw new Error('the city has addresses')
  const away = (a: { lat: number; lng: number }) =>
    Math.abs(a.lat - first.lat) * 111_000 + Math.abs(a.lng - first.lng) * 82_000
  const second = addresses.find((each) => away(each) > 1800 && away(each) < 2600) ?? first
  return [
    { lat: first.lat, lng: first.lng },
    { lat: second.lat, lng: second.lng },
  ] as const
}
