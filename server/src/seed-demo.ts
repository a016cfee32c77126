import type { Config } from '#foundation/config'
import { SYSTEM, type Tx } from '#foundation/db'
import { newId } from '#foundation/ids'
import type { Product } from '#foundation/module'
import {
  createOrganisation,
  findOrganisationBySlug,
  type Kontor,
  listSeeds,
  noteSeedBegun,
  noteSeedDone,
  products,
} from './compose.ts'

/**
 * The demo's organisation with the people and things of every product: all of it the first time,
 * and beside what is there when a product has come since. Answers what was done, in a few words.
 */
export async function seedOnce(kontor: Kontor, config: Config): Promise<string> {
  const slug = config.KONTOR_ORGANISATION
  const started = performance.now()
  const known = await findOrganisationBySlug(kontor.database, slug)
  const seeded = known ? await seedLatecomers(kontor, config, known) : await seedAll(kontor, config)
  if (seeded.length === 0) return `${slug} is there`
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  return `${slug} seeded in ${seconds} s (${seeded.map(({ title }) => title).join(', ')})`
}

async function seedAll(kontor: Kontor, config: Config): Promise<readonly Product[]> {
  const { database, products: wanted } = kontor
  const orgId = newId()
  for (const product of wanted) await seedProduct(kontor, config, orgId, product)
  // Last, so that a start that was killed half-way seeds a whole organisation again.
  await database.transact({ orgId, actor: SYSTEM }, async (tx) => {
    await createOrganisation(tx, {
      slug: config.KONTOR_ORGANISATION,
      name: 'Alder Bay',
      currency: 'USD',
      timezone: 'America/New_York',
      jurisdiction: 'US-MA',
    })
    for (const { name } of wanted) await noteSeedDone(tx, name)
  })
  return wanted
}

/** Products that are new to an organisation, or whose seed was killed half-way. */
async function seedLatecomers(
  kontor: Kontor,
  config: Config,
  orgId: string,
): Promise<readonly Product[]> {
  const run = <Answer>(work: (tx: Tx) => Promise<Answer>) =>
    kontor.database.transact({ orgId, actor: SYSTEM }, work)
  const seeds = await run(listSeeds)
  // An organisation from before seeds were noted has those of the first product, which was the only one.
  const [first] = products
  const isOld = seeds.size === 0
  const missing = kontor.products.filter((product) =>
    isOld ? product !== first : !seeds.get(product.name)?.isDone,
  )
  if (isOld && first) await run((tx) => noteSeedDone(tx, first.name))
  for (const product of missing) {
    await run((tx) => noteSeedBegun(tx, product.name))
    await seedProduct(kontor, config, orgId, product)
    await run((tx) => noteSeedDone(tx, product.name))
  }
  return missing
}

async function seedProduct(
  { database }: Kontor,
  config: Config,
  orgId: string,
  product: Product,
): Promise<void> {
  await product.seed?.({ database, orgId, clock: database.clock, config })
}
