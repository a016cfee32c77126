import { z } from 'zod'
import { Currency } from '#contract/money'
import { OrganisationSlug } from '#contract/organisations'
import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { OrganisationCreated } from './events.ts'
import { insertOrganisation } from './organisations.sql.ts'
import { refuse } from './refusals.ts'

const NewOrganisation = z.object({
  slug: OrganisationSlug,
  name: z.string().trim().min(1).max(120),
  currency: Currency,
  /** IANA name. */
  timezone: z.string().refine(isTimezone, 'not a time zone'),
  /** ISO 3166 country or subdivision. */
  jurisdiction: z.string().regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/),
})
export type NewOrganisation = z.input<typeof NewOrganisation>

/**
 * Set up the organisation whose id this transaction runs under:
 * `database.transact({ orgId: newId(), actor: SYSTEM }, (tx) => createOrganisation(tx, …))`.
 * Refuses `organisations.slug_taken` and `organisations.bad_organisation`.
 */
export async function createOrganisation(
  tx: Tx,
  input: NewOrganisation,
): Promise<{ id: string; slug: string }> {
  const read = NewOrganisation.safeParse(input)
  if (!read.success) throw refuse.bad_organisation({ problem: z.prettifyError(read.error) })

  if (!(await insertOrganisation(tx, read.data))) throw refuse.slug_taken({ slug: read.data.slug })
  await tell(tx, OrganisationCreated, `organisation:${tx.orgId}`, {
    organisationId: tx.orgId,
    slug: read.data.slug,
  })

  return { id: tx.orgId, slug: read.data.slug }
}

function isTimezone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
