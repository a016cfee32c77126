import { Hammer } from 'lucide-react'
import { EmptyState } from '../../ui/index.ts'
import { Page } from '../../ui/shell/desk-shell.tsx'

/** The console's first page. */
export function OpsHome() {
  return (
    <Page title="Overview">
      <EmptyState icon={Hammer} title="Under construction" />
    </Page>
  )
}
