import { z } from 'zod'
import { type Category, IntentQuestion, type Service, type ServiceFound } from '#contract/catalog'
import { sql, type Tx } from '#foundation/db'

interface ServiceRow {
  readonly slug: string
  readonly category: string
  readonly title: string
  readonly description: string
  readonly words: string[]
  readonly trade: string | null
  readonly duration_minutes: number
  readonly price_mode: Service['priceMode']
  readonly questions: unknown
  readonly position: number
  readonly offered: boolean
  readonly version: number
}

const columns = sql`
  slug, category, title, description, words, trade, duration_minutes, price_mode, questions,
  position, offered, version`
const Questions = z.array(IntentQuestion)
/** More than any marketplace offers; the tree is read whole. */
const MOST = 2000

function serviceFrom(row: ServiceRow): Service {
  const { duration_minutes: durationMinutes, price_mode: priceMode, questions, ...rest } = row
  return { ...rest, durationMinutes, priceMode, questions: Questions.parse(questions) }
}

export async function findService(tx: Tx, slug: string): Promise<Service | undefined> {
  const row = await tx.maybe<ServiceRow>(sql`
    select ${columns} from catalog.services where org_id = ${tx.orgId} and slug = ${slug}`)
  return row && serviceFrom(row)
}

/** Lock first, then look: of two who edit one service, the second sees what the first did. */
export async function lockService(tx: Tx, slug: string): Promise<Service | undefined> {
  const row = await tx.maybe<ServiceRow>(sql`
    select ${columns} from catalog.services
     where org_id = ${tx.orgId} and slug = ${slug} for update`)
  return row && serviceFrom(row)
}

export async function listOffered(tx: Tx): Promise<Service[]> {
  const rows = await tx.many<ServiceRow>(sql`
    select ${columns} from catalog.services
     where org_id = ${tx.orgId} and offered
     order by position, title limit ${MOST}`)
  return rows.map(serviceFrom)
}

/** Several services at once, in no order; those that are not there are left out. */
export async function listServicesBySlug(tx: Tx, slugs: readonly string[]): Promise<Service[]> {
  const rows = await tx.many<ServiceRow>(sql`
    select ${columns} from catalog.services
     where org_id = ${tx.orgId} and slug = any(${slugs}::text[]) limit ${MOST}`)
  return rows.map(serviceFrom)
}

/** Titles of services by slug, offered or not. */
export async function serviceTitles(
  tx: Tx,
  slugs: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.many<{ slug: string; title: string }>(sql`
    select slug, title from catalog.services
     where org_id = ${tx.orgId} and slug = any(${slugs}::text[]) limit ${MOST}`)
  return new Map(rows.map(({ slug, title }) => [slug, title]))
}

/** Whether it was written: not when the row has another version than the one before this. */
export async function saveService(tx: Tx, service: Service): Promise<boolean> {
  const saved = await tx.run(sql`
    insert into catalog.services as s
           (slug, category, title, description, words, trade, duration_minutes, price_mode,
            questions, position, offered, version, changed_at)
    values (${service.slug}, ${service.category}, ${service.title}, ${service.description},
            ${service.words}::text[], ${service.trade}, ${service.durationMinutes},
            ${service.priceMode}, ${JSON.stringify(service.questions)}::jsonb,
            ${service.position}, ${service.offered}, ${service.version}, ${tx.now})
    on conflict (org_id, slug) do update
       set category = excluded.category, title = excluded.title, description = excluded.description,
           words = excluded.words, trade = excluded.trade, duration_minutes = excluded.duration_minutes,
           price_mode = excluded.price_mode, questions = excluded.questions,
           position = excluded.position, offered = excluded.offered,
           version = excluded.version, changed_at = excluded.changed_at
     where s.version = excluded.version - 1`)
  return saved > 0
}

export async function listCategories(tx: Tx): Promise<Category[]> {
  return tx.many<Category>(sql`
    select slug, parent, name, icon, position from catalog.categories
     where org_id = ${tx.orgId}
     order by position, name limit ${MOST}`)
}

export async function saveCategory(tx: Tx, category: Category): Promise<void> {
  await tx.run(sql`
    insert into catalog.categories (slug, parent, name, icon, position)
    values (${category.slug}, ${category.parent}, ${category.name}, ${category.icon}, ${category.position})
    on conflict (org_id, slug) do update
       set parent = excluded.parent, name = excluded.name, icon = excluded.icon,
           position = excluded.position`)
}

/** Every word by which an offered service can be found. */
export async function listSearchWords(tx: Tx): Promise<string[]> {
  const rows = await tx.many<{ word: string }>(sql`
    select distinct regexp_split_to_table(said, '[^[:alnum:]]+') as word
      from catalog.services
     where org_id = ${tx.orgId} and offered limit 20000`)
  return rows.map(({ word }) => word)
}

/**
 * Offered services for what was typed: the title's beginning first, then words (any form of
 * them, the last one perhaps unfinished), then what only looks similar.
 * `prefixes` is a tsquery, or null when nothing typed can be one; `alike` is how similar a service
 * must at least be when its words do not match (pg_trgm, 0 to 1).
 */
export async function searchOffered(
  tx: Tx,
  asked: { typed: string; prefixes: string | null; alike: number; limit: number },
): Promise<ServiceFound[]> {
  const { typed, prefixes, alike, limit } = asked
  return tx.many<ServiceFound>(sql`
    with asked as (
      select catalog.plain(${typed}) as text, to_tsquery('english', ${prefixes}) as words
    ), found as (
      select s.slug, s.title, s.category, s.position,
             (starts_with(catalog.plain(s.title), a.text))::int as begins,
             case when s.lexemes @@ a.words then ts_rank('{0.05, 0.1, 0.5, 1}', s.lexemes, a.words) else 0 end as rank,
             greatest(word_similarity(a.text, s.said), similarity(a.text, catalog.plain(s.title))) as alike,
             coalesce(s.lexemes @@ a.words, false) as has
        from catalog.services s, asked a
       where s.org_id = ${tx.orgId} and s.offered
    )
    select f.slug, f.title, f.category, c.name as "categoryName", c.icon
      from found f join catalog.categories c on c.org_id = ${tx.orgId} and c.slug = f.category
     where f.begins = 1 or f.has or f.alike >= ${alike}
     order by f.begins desc, f.has desc, f.rank + f.alike desc, f.position, f.slug
     limit ${limit}`)
}
