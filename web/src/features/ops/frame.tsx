import { LayoutDashboard } from 'lucide-react'
import { DeskShell } from '../../ui/shell/desk-shell.tsx'

/** Side nav of the console. */
export function OpsFrame() {
  return (
    <DeskShell product="zenvee" groups={[{ places: [{ to: '/ops', label: 'Overview', icon: LayoutDashboard, key: 'o', exact: true }] }]} />
  )
}
