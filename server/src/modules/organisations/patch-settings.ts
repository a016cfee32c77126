import type { WorkInputOf } from '#contract/endpoint'
import type { patchSettings as contract, SettingsSection } from '#contract/organisations'
import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { recordAudit } from '#modules/audit'
import { SettingsChanged } from './events.ts'
import { lockOrganisation, writeSettings } from './organisations.sql.ts'
import { refuse } from './refusals.ts'
import { sectionCalled, settingsFrom } from './settings.ts'

/** The one character that PostgreSQL cannot keep in a text. */
const ZERO = String.raw`\u0000`

/**
 * Change some settings of a section; the rest stays. Audited with what stood there before.
 * Refuses unknown sections, unknown settings and values that the section does not allow.
 */
export async function patchSettings(
  tx: Tx,
  input: WorkInputOf<typeof contract>,
): Promise<SettingsSection> {
  const section = sectionCalled(input.section)
  if (!section) throw refuse.no_such_section({ section: input.section })
  const organisation = await lockOrganisation(tx)
  if (!organisation) throw refuse.no_such_organisation()
  const stored = organisation.settings[section.name] ?? {}
  const version = organisation.settings_versions[section.name] ?? 0

  if (input.version !== undefined && input.version !== version)
    throw refuse.stale_settings({ version })
  const read = section.schema
    .strict()
    .safeParse({ ...settingsFrom(section, stored), ...input.settings })
  if (JSON.stringify(input.settings).includes(ZERO)) throw refuse.bad_settings()
  if (!read.success) {
    const fields = read.error.issues
      .slice(0, 20)
      .map((issue) => [issue.path.join('.') || '(all)', issue.message])
    throw refuse.bad_settings({ fields: Object.fromEntries(fields) })
  }

  const changed = Object.keys(input.settings)
  const kept = { ...stored, ...Object.fromEntries(changed.map((name) => [name, read.data[name]])) }
  await writeSettings(tx, section.name, kept, version + 1)
  await recordAudit(tx, {
    action: 'organisation.change_settings',
    about: `organisation:${tx.orgId}`,
    before: { [section.name]: stored },
    after: { [section.name]: kept },
    reason: input.reason,
  })
  await tell(tx, SettingsChanged, `organisation:${tx.orgId}`, {
    organisationId: tx.orgId,
    section: section.name,
    changed,
  })

  return { section: section.name, settings: read.data, version: version + 1 }
}
