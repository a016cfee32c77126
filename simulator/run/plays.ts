import { ridendinePlay } from '../ridendine/play.ts'
import type { Play } from './play.ts'
import { zenveePlay } from './zenvee-play.ts'

const PLAYS: readonly Play[] = [zenveePlay, ridendinePlay]

/** The play of a product. Throws when nobody plays it. */
export function playOf(product: string): Play {
  const found = PLAYS.find((play) => play.product === product)
  if (!found) {
    const names = PLAYS.map((play) => play.product).join(', ')
    throw new Error(`nobody plays ${product}; the city plays: ${names}`)
  }
  return found
}
