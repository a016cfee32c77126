import type { z } from 'zod'
import { Category, Service } from '#contract/catalog'
import type { Tx } from '#foundation/db'
import { findService, saveCategory, saveService } from './catalog.sql.ts'
import { tellEdited } from './edit-catalog.ts'

/** A service of a tree: its category and place follow from where it stands. */
export type ServiceLeaf = Omit<
  z.input<typeof Service>,
  'category' | 'position' | 'offered' | 'version'
>

/** A category of a tree, with what lies in it, in the order it is shown. */
export interface CategoryBranch {
  readonly slug: string
  readonly name: string
  readonly icon: string
  readonly services?: readonly ServiceLeaf[]
  readonly categories?: readonly Omit<CategoryBranch, 'categories'>[]
}

/**
 * Bring the catalog to a tree: what is new is added, what differs is changed, what is the same
 * stays untouched, and what the tree does not know is left alone. Doing it twice is doing it once.
 */
export async function upsertCatalog(
  tx: Tx,
  tree: readonly CategoryBranch[],
  parent: string | null = null,
): Promise<void> {
  for (const [position, branch] of tree.entries()) {
    const { slug, name, icon, services = [], categories = [] } = branch
    await saveCategory(tx, Category.parse({ slug, parent, name, icon, position }))
    for (const [place, leaf] of services.entries()) await upsertService(tx, leaf, slug, place)
    await upsertCatalog(tx, categories, slug)
  }
}

async function upsertService(
  tx: Tx,
  leaf: ServiceLeaf,
  category: string,
  position: number,
): Promise<void> {
  const before = await findService(tx, leaf.slug)
  const version = before?.version ?? 0
  const wanted = Service.parse({
    ...leaf,
    category,
    position,
    offered: before?.offered ?? true,
    version,
  })
  if (before && JSON.stringify(ordered(before)) === JSON.stringify(ordered(wanted))) return

  const after = { ...wanted, version: version + 1 }
  await saveService(tx, after)
  await tellEdited(tx, after)
}

/** As the schema orders the keys: jsonb gives them back in an order of its own. */
function ordered(service: Service): Service {
  return Service.parse(service)
}
