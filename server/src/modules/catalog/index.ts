import { defineModule } from '#foundation/module'
import { ServiceEdited } from './events.ts'
import { needs } from './needs.ts'
import { permits } from './permits.ts'
import { doors } from './routes.ts'

export { listServicesBySlug, serviceTitles } from './catalog.sql.ts'
export { ServiceEdited } from './events.ts'
export { listServices, readService } from './read-services.ts'
export { searchServices } from './search-services.ts'
export { type CategoryBranch, type ServiceLeaf, upsertCatalog } from './upsert-catalog.ts'

export const catalogModule = defineModule({
  name: 'catalog',
  title: 'Services',
  folder: import.meta.dirname,
  needs,
  doors,
  permits,
  events: [ServiceEdited],
})
