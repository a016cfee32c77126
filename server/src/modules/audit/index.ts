import { defineModule } from '#foundation/module'
import { needs } from './needs.ts'
import { permits } from './permits.ts'
import { routes } from './routes.ts'

export { listAudit } from './list-audit.ts'
export { type Audited, recordAudit } from './record-audit.ts'

export const auditModule = defineModule({
  name: 'audit',
  title: 'Audit',
  folder: import.meta.dirname,
  needs,
  doors: routes,
  permits,
})
