import type { ReactNode } from 'react'
import { readOrganisation } from '#contract/organisations'
import { useRead } from '../../lib/api/index.ts'
import { Zone } from '../../lib/format/index.ts'
import type { ProductId } from '../../lib/products.tsx'

/** Used until the organisation has been read. */
const DEMO_ZONE = 'America/New_York'

/** Clock times inside are those of the city, wherever the browser is. Stands around a product's frame. */
export function CityZone({ product, children }: { product: ProductId; children: ReactNode }) {
  return <Zone value={useZone(product)}>{children}</Zone>
}

/** IANA name of the city's time zone. */
export function useZone(product?: ProductId): string {
  const organisation = useRead(readOrganisation, {}, { product })
  return organisation.data?.timezone ?? DEMO_ZONE
}

/** The organisation's currency, ISO 4217. */
export function useCurrency(product?: ProductId): string {
  const organisation = useRead(readOrganisation, {}, { product })
  return organisation.data?.currency ?? 'USD'
}
