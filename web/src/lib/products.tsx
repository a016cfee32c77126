import { createContext, type ReactNode, useContext, useEffect } from 'react'

/** The products that share this web app. */
export const PRODUCT_IDS = ['zenvee', 'ridendine', 'mnbara', 'maintainuk', 'fixelo'] as const
export type ProductId = (typeof PRODUCT_IDS)[number]

const alone = document.querySelector('meta[name="kontor:alone"]')?.getAttribute('content') ?? ''

/** The product that this server runs alone, or null when it runs them all. */
export const aloneProduct: ProductId | null = PRODUCT_IDS.find((id) => id === alone) ?? null

/** What follows a product's name in the addresses of its API; RideNDine's source has no version. */
const VERSIONS: Readonly<Partial<Record<ProductId, string>>> = { ridendine: '' }

/** Where a product's API lives: `/zenvee/v1`, or `/v1` when it runs alone. */
export function baseUrlOf(product: ProductId): string {
  const version = VERSIONS[product] ?? '/v1'
  return aloneProduct === product ? version : `/${product}${version}`
}

/** The product of a page of the app by its address; undefined for pages of none. */
export function productOfPath(path: string): ProductId | undefined {
  return PRODUCT_IDS.find((id) => path === `/${id}` || path.startsWith(`/${id}/`))
}

const Product = createContext<ProductId>('zenvee')

/** The product whose screens we are in. */
export function useProduct(): ProductId {
  return useContext(Product)
}

/** Puts a product around its screens: API prefix and brand colours. */
export function ProductScope({ product, children }: { product: ProductId; children: ReactNode }) {
  useBrand(product)
  return <Product value={product}>{children}</Product>
}

/** Paint the whole page (and everything in portals) in a brand while the caller is mounted. */
export function useBrand(brand: ProductId | 'kontor'): void {
  useEffect(() => {
    const root = document.documentElement
    const before = root.dataset.product
    root.dataset.product = brand
    return () => {
      root.dataset.product = before ?? 'kontor'
    }
  }, [brand])
}
