import { sha256 } from '#foundation/ids'

/**
 * JSON with sorted keys and no spaces (RFC 8785 in spirit): equal values have equal text. Throws
 * on what JSON cannot say exactly (undefined in a list, NaN, infinities); absent keys are left out.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') {
    return JSON.stringify(value)
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`${value} has no exact JSON`)
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || !isPlain(value))
    throw new Error(`a ${typeof value} is no plain JSON`)
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`)
  return `{${members.join(',')}}`
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** A copy that shares nothing with the original and is exactly what will be read back. */
export function frozen(value: unknown): unknown {
  return JSON.parse(canonicalJson(value))
}

export function hashOf(canonical: string): string {
  return sha256(canonical)
}
