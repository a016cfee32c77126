import { fileTypeFromBuffer } from 'file-type'
import { refuse } from '../refusals.ts'

const PICTURES = ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'image/heif', 'image/avif']
const DOCUMENT = 'application/pdf'

/**
 * What the bytes are, by what they begin with; what the sender called them counts for nothing.
 * Refuses `files.type_not_taken`.
 */
export async function sniff(bytes: Uint8Array): Promise<{ type: string; isPicture: boolean }> {
  const found = await fileTypeFromBuffer(bytes)
  const type = found?.mime ?? 'unknown'
  const isPicture = PICTURES.includes(type)
  if (!isPicture && type !== DOCUMENT) throw refuse.type_not_taken({ found: type })
  return { type, isPicture }
}
