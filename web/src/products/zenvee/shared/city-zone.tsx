import type { ReactNode } from 'react'
import { readOrganisation } from '#contract/organisations'
import { useRead } from '../../../lib/api/index.ts'
import { Zone } from '../../../lib/format/index.ts'

/** Used until the organisation has been read. */
const DEMO_ZONE = 'America/New_York'

/** Clock times inside are those of the city, wherever the browser is. */
export function CityZone({ children }: { children: ReactNode }) {
  return <Zone value={useZone()}>{children}</Zone>
}

/** IANA name of the city's time zone. */
export function useZone(): string {
  const organisation = useRead(readOrganisation, {}, { product: 'zenvee' })
  return organisation.data?.timezone ?? DEMO_ZONE
}

/** The organisation's currency, ISO 4217. */
export function useCurrency(): string {
  const organisation = useRead(readOrganisation, {}, { product: 'zenvee' })
  return organisation.data?.currency ?? 'USD'
}
