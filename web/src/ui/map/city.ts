import { useQuery } from '@tanstack/react-query'
import type { CityMap as City } from '#contract/places'
import { baseUrlOf, useProduct } from '../../lib/products.tsx'
import { isRecord } from '../../lib/shape.ts'

export type { City }

/** The drawn city, fetched once and kept; undefined until it is here. */
export function useCity(enabled = true): City | undefined {
  const product = useProduct()
  const query = useQuery({
    queryKey: [product, 'city'],
    queryFn: async ({ signal }) => {
      const response = await fetch(`${baseUrlOf(product)}/places/city`, { signal })
      if (!response.ok) throw new Error(`The city answered ${response.status}`)
      const read: unknown = await response.json()
      // Checked shallowly: a deep check of 1.5 MB would be felt on a phone.
      if (!isCity(read)) throw new Error('That is not a city')
      return read
    },
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  })
  return query.data
}

function isCity(read: unknown): read is City {
  return (
    isRecord(read) &&
    typeof read.name === 'string' &&
    Array.isArray(read.bounds) &&
    isRecord(read.layers)
  )
}
