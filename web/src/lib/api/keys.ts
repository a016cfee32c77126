import { replaceEqualDeep } from '@tanstack/react-query'
import type { Endpoint, InputOf } from '#contract'
import type { ProductId } from '../products.tsx'

/** The cache key of a door, or of one input of it. Matches by prefix when input is left out. */
export function keyOf<E extends Endpoint>(
  product: ProductId,
  door: E,
  input?: InputOf<E>,
): readonly unknown[] {
  const name = `${door.method} ${door.path}`
  return input === undefined ? [product, name] : [product, name, input]
}

/** Keeps the newer of two versions of a thing: a slow answer never undoes a fast one. */
export function keepNewer(before: unknown, after: unknown): unknown {
  const was = versionOf(before)
  const is = versionOf(after)
  if (was && is && was.id === is.id && was.version > is.version) return before
  return replaceEqualDeep(before, after)
}

function versionOf(thing: unknown): { id: unknown; version: number } | undefined {
  if (!thing || typeof thing !== 'object') return undefined
  if (!('version' in thing) || !('id' in thing)) return undefined
  return typeof thing.version === 'number' ? { id: thing.id, version: thing.version } : undefined
}
