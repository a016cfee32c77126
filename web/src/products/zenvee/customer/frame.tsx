import { House } from 'lucide-react'
import { PhoneShell } from '../../../ui/index.ts'

/** Tabs of the customer's app. */
export function CustomerFrame() {
  return (
    <PhoneShell product="zenvee" home="/zenvee/app" tabs={[{ to: '/zenvee/app', label: 'Home', icon: House, exact: true }]} />
  )
}
