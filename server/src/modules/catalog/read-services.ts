import type { Category, CategoryNode, Service } from '#contract/catalog'
import type { Tx } from '#foundation/db'
import { findService, listCategories, listOffered } from './catalog.sql.ts'
import { refuse } from './refusals.ts'

/** One service, also one that is no longer offered: old bookings still know it. */
export async function readService(tx: Tx, slug: string): Promise<Service> {
  const service = await findService(tx, slug)
  if (!service) throw refuse.no_such_service({ slug })
  return service
}

/** Every category with what is offered in it; empty ones are left out. */
export async function listServices(tx: Tx): Promise<{ categories: CategoryNode[] }> {
  const categories = await listCategories(tx)
  const services = Map.groupBy(await listOffered(tx), (service) => service.category)

  const leaf = (category: Category) => ({
    ...category,
    services: (services.get(category.slug) ?? []).map(
      ({ slug, title, trade, durationMinutes, priceMode }) => ({
        slug,
        title,
        trade,
        durationMinutes,
        priceMode,
      }),
    ),
  })
  const inside = Map.groupBy(categories, (category) => category.parent)
  const nodes = (inside.get(null) ?? []).map((category) => ({
    ...leaf(category),
    categories: (inside.get(category.slug) ?? [])
      .map(leaf)
      .filter((each) => each.services.length > 0),
  }))
  return { categories: nodes.filter((node) => node.services.length + node.categories.length > 0) }
}
