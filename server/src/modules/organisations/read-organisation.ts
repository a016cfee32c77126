import type { Organisation } from '#contract/organisations'
import type { Database, Tx } from '#foundation/db'
import {
  type OrganisationRow,
  selectIdBySlug,
  selectIds,
  selectOrganisation,
} from './organisations.sql.ts'
import { refuse } from './refusals.ts'

/** The organisation of this transaction. Refuses `organisations.no_such_organisation`. */
export async function readOrganisation(tx: Tx): Promise<Organisation> {
  return asOrganisation(await readRow(tx))
}

export async function readRow(tx: Tx): Promise<OrganisationRow> {
  const row = await selectOrganisation(tx)
  if (!row) throw refuse.no_such_organisation()
  return row
}

/** The id of the organisation with this slug, or undefined. Sees every organisation. */
export async function findOrganisationBySlug(
  database: Database,
  slug: string,
): Promise<string | undefined> {
  // A header can hold anything; what cannot be a slug is not looked up.
  if (slug.length > 40 || !/^[a-z0-9-]+$/.test(slug)) return undefined
  return selectIdBySlug(database, slug)
}

/** Ids of every organisation, oldest first: for recurring jobs. */
export function listOrganisationIds(database: Database): Promise<string[]> {
  return selectIds(database)
}

function asOrganisation(row: OrganisationRow): Organisation {
  const { id, slug, name, currency, timezone, jurisdiction } = row
  return { id, slug, name, currency, timezone, jurisdiction }
}
