import type { SettingsSection } from '#contract/organisations'
import type { Tx } from '#foundation/db'
import { readRow } from './read-organisation.ts'
import { everySection, settingsFrom } from './settings.ts'

/** Every section of settings of this organisation, defaults included. */
export async function listSettings(tx: Tx): Promise<{ sections: SettingsSection[] }> {
  const organisation = await readRow(tx)

  const sections = everySection().map((section) => ({
    section: section.name,
    settings: settingsFrom(section, organisation.settings[section.name]),
    version: organisation.settings_versions[section.name] ?? 0,
  }))
  return { sections }
}
