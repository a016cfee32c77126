import { Hammer } from 'lucide-react'
import { EmptyState, Screen } from '../../../ui/index.ts'

/** The first screen of the technician's app. */
export function TechnicianHome() {
  return (
    <Screen title="Zenvee" large>
      <EmptyState icon={Hammer} title="Under construction" />
    </Screen>
  )
}
