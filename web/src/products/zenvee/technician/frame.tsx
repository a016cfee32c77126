import { House } from 'lucide-react'
import { PhoneShell } from '../../../ui/index.ts'

/** Tabs of the technician's app. */
export function TechnicianFrame() {
  return (
    <PhoneShell product="zenvee" home="/zenvee/pro" tabs={[{ to: '/zenvee/pro', label: 'Home', icon: House, exact: true }]} />
  )
}
