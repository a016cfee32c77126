import type { Endpoint, InputOf } from '#contract'
import type { ProductId } from '../products.tsx'
import { freshToken } from '../session/renew.ts'
import { clientOf } from './clients.ts'

/** Save what a raw door answers as a file: it asks for our token, which a plain link cannot carry. */
export async function download<E extends Endpoint>(
  product: ProductId,
  door: E,
  input: InputOf<E>,
  name: string,
): Promise<void> {
  const token = await freshToken()
  const response = await fetch(clientOf(product).url(door, input), {
    headers: { authorization: `Bearer ${token ?? ''}` },
  })
  if (!response.ok) throw new Error(`${door.path} answered ${response.status}`)
  const url = URL.createObjectURL(await response.blob())
  Object.assign(document.createElement('a'), { href: url, download: name }).click()
  URL.revokeObjectURL(url)
}
