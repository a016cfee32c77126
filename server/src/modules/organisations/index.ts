import { defineModule } from '#foundation/module'
import { OrganisationCreated, SettingsChanged } from './events.ts'
import { needs } from './needs.ts'
import { permits } from './permits.ts'
import { routes } from './routes.ts'

export { createOrganisation, type NewOrganisation } from './create-organisation.ts'
export { OrganisationCreated, SettingsChanged } from './events.ts'
export { patchSettings } from './patch-settings.ts'
export {
  findOrganisationBySlug,
  listOrganisationIds,
  readOrganisation,
} from './read-organisation.ts'
export { readSettings, type Section, settingsSection } from './settings.ts'

export const organisationsModule = defineModule({
  name: 'organisations',
  title: 'Organisations',
  folder: import.meta.dirname,
  needs,
  doors: routes,
  events: [OrganisationCreated, SettingsChanged],
  permits,
})
