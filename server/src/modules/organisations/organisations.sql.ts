import { type Database, sql, type Tx } from '#foundation/db'

export interface OrganisationRow {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly currency: string
  readonly timezone: string
  readonly jurisdiction: string
  readonly settings: Readonly<Record<string, Record<string, unknown>>>
  readonly settings_versions: Readonly<Record<string, number>>
  readonly created_at: Date
}

type Facts = Pick<OrganisationRow, 'slug' | 'name' | 'currency' | 'timezone' | 'jurisdiction'>

/** Adds the organisation of this transaction; false when it or its slug is there already. */
export async function insertOrganisation(tx: Tx, facts: Facts): Promise<boolean> {
  const added = await tx.run(sql`
    insert into organisations.organisations
           (id, slug, name, currency, timezone, jurisdiction, created_at)
    values (${tx.orgId}, ${facts.slug}, ${facts.name}, ${facts.currency}, ${facts.timezone},
            ${facts.jurisdiction}, ${tx.now})
        on conflict do nothing`)
  return added === 1
}

export function selectOrganisation(tx: Tx): Promise<OrganisationRow | undefined> {
  return tx.maybe<OrganisationRow>(sql`
    select id, slug, name, currency, timezone, jurisdiction, settings, settings_versions, created_at
      from organisations.organisations
     where org_id = ${tx.orgId}`)
}

export function lockOrganisation(tx: Tx): Promise<OrganisationRow | undefined> {
  return tx.maybe<OrganisationRow>(sql`
    select id, slug, name, currency, timezone, jurisdiction, settings, settings_versions, created_at
      from organisations.organisations
     where org_id = ${tx.orgId}
       for update`)
}

export function writeSettings(
  tx: Tx,
  section: string,
  settings: Record<string, unknown>,
  version: number,
): Promise<number> {
  return tx.run(sql`
    update organisations.organisations
       set settings = settings || jsonb_build_object(${section}::text, ${JSON.stringify(settings)}::jsonb),
           settings_versions = settings_versions || jsonb_build_object(${section}::text, ${version}::int)
     where org_id = ${tx.orgId}`)
}

/** Across organisations, as the worker role. */
export async function selectIdBySlug(
  database: Database,
  slug: string,
): Promise<string | undefined> {
  const [row] = await database.system<{ id: string }>(sql`
    select id from organisations.organisations where slug = ${slug}`)
  return row?.id
}

/** Across organisations, as the worker role; oldest first, at most 10,000. */
export async function selectIds(database: Database): Promise<string[]> {
  const rows = await database.system<{ id: string }>(sql`
    select id from organisations.organisations order by created_at, id limit 10000`)
  return rows.map((row) => row.id)
}
