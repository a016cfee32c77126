import type { Category, Service } from '#contract/catalog'
import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { recordAudit } from '#modules/audit'
import { listCategories, lockService, saveCategory, saveService } from './catalog.sql.ts'
import { ServiceEdited } from './events.ts'
import { refuse } from './refusals.ts'

/** Add a service (version 0) or change one; `version` is the one that was looked at. */
export async function editService(
  tx: Tx,
  { reason, ...wanted }: Service & { reason: string },
): Promise<Service> {
  const before = await lockService(tx, wanted.slug)

  await mustExist(tx, wanted.category)
  if ((before?.version ?? 0) !== wanted.version) {
    throw refuse.changed_meanwhile({ slug: wanted.slug, version: before?.version ?? 0 })
  }

  const after = { ...wanted, version: wanted.version + 1 }
  // Two who add the same slug at once both saw none; the statement lets only one of them in.
  if (!(await saveService(tx, after))) throw refuse.changed_meanwhile({ slug: wanted.slug })
  await tellEdited(tx, after)
  await recordAudit(tx, {
    action: 'service.edit',
    about: `catalog.service:${after.slug}`,
    before: before ?? null,
    after,
    reason,
  })

  return after
}

/** Say that a service is otherwise now. */
export async function tellEdited(
  tx: Tx,
  { slug, title, offered, version }: Service,
): Promise<void> {
  await tell(tx, ServiceEdited, `catalog.service:${slug}`, { slug, title, offered, version })
}

/** Add a category or change one. */
export async function editCategory(tx: Tx, category: Category): Promise<Category> {
  const all = await listCategories(tx)
  const before = all.find(({ slug }) => slug === category.slug)

  if (category.parent !== null) {
    const parent = all.find(({ slug }) => slug === category.parent)
    if (!parent) throw refuse.no_such_category({ slug: category.parent })
    const holdsOthers = all.some((each) => each.parent === category.slug)
    if (parent.parent !== null || holdsOthers || parent.slug === category.slug)
      throw refuse.too_deep()
  }

  await saveCategory(tx, category)
  await recordAudit(tx, {
    action: 'category.edit',
    about: `catalog.category:${category.slug}`,
    before: before ?? null,
    after: category,
  })

  return category
}

async function mustExist(tx: Tx, slug: string): Promise<void> {
  const known = await listCategories(tx)
  if (!known.some((category) => category.slug === slug)) throw refuse.no_such_category({ slug })
}
