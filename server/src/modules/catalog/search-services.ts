import type { ServiceFound } from '#contract/catalog'
import type { Tx } from '#foundation/db'
import { listSearchWords, searchOffered } from './catalog.sql.ts'
import { putRight } from './put-right.ts'

/** More words than this add nothing to a search for a service. */
const MOST_WORDS = 8
/** Similar enough to stand beside real finds: `elecrtic` to `electrical` is 0.44, `heatng` to `heating` 0.57. */
const ALIKE = 0.4

/** Services for a few typed letters, best first. */
export async function searchServices(
  tx: Tx,
  { q, limit }: { q: string; limit: number },
): Promise<{ services: ServiceFound[] }> {
  // PostgreSQL keeps no zero bytes in text; nobody types one.
  const typed = q.replaceAll('\u0000', ' ').trim()
  if (typed === '') return { services: [] }
  const found = (text: string) =>
    searchOffered(tx, { typed: text, prefixes: prefixQuery(text), alike: ALIKE, limit })
  const services = await found(typed)
  if (services.length > 0) return { services }
  // Two swapped letters leave little to compare in a short word (`fuacet`): put the words right first.
  const meant = putRight(typed, await listSearchWords(tx))
  return { services: meant === null ? [] : await found(meant) }
}

/**
 * What was typed as a tsquery, each word perhaps unfinished: `lea tap` → `lea:* & tap:*`. Only
 * letters and digits come through, so that what is typed is never an operator. Null without any.
 */
export function prefixQuery(typed: string): string | null {
  const words = typed
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
  return words
    ? words
        .slice(0, MOST_WORDS)
        .map((word) => `${word}:*`)
        .join(' & ')
    : null
}
