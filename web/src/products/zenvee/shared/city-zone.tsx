import type { ReactNode } from 'react'
import { CityZone as ProductZone } from '../../../features/organisations/city-zone.tsx'

export { useCurrency, useZone } from '../../../features/organisations/city-zone.tsx'

/** Clock times inside are those of the city, wherever the browser is. */
export function CityZone({ children }: { children: ReactNode }) {
  return <ProductZone product="zenvee">{children}</ProductZone>
}
