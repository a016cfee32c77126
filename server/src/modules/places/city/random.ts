/** A source of numbers in [0, 1) that always repeats itself for the same seed. */
export interface Random {
  next(): number
  between(low: number, high: number): number
  pick<T>(from: readonly T[]): T
  /** A new source for one part of the work, so that parts do not disturb each other. */
  branch(name: string): Random
  shuffled<T>(items: readonly T[]): T[]
}

/** Seeded numbers: mulberry32 by Tommy Ettinger (public domain), good enough for scenery. */
export function random(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }

  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    pick: (from) => {
      const picked = from[Math.floor(next() * from.length)]
      if (picked === undefined) throw new Error('pick needs at least one item')
      return picked
    },
    branch: (name) => random(hash(`${seed}:${name}`)),
    shuffled: (items) => {
      const left = [...items]
      for (let i = left.length - 1; i > 0; i--) {
        const j = Math.floor(next() * (i + 1))
        const kept = left[i]!
        left[i] = left[j]!
        left[j] = kept
      }
      return left
    },
  }
}

/** FNV-1a, 32 bits. */
export function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    value ^= text.charCodeAt(i)
    value = Math.imul(value, 0x01000193)
  }
  return value >>> 0
}

/** Smooth noise in [-1, 1] over the plane, with hills of about `scale` metres. */
export function noise(seed: number, scale: number): (x: number, y: number) => number {
  const corner = (i: number, j: number): number => {
    let n = Math.imul(i, 374761393) + Math.imul(j, 668265263) + Math.imul(seed, 2246822519)
    n = Math.imul(n ^ (n >>> 13), 1274126177)
    return ((n ^ (n >>> 16)) >>> 0) / 2147483648 - 1
  }
  const ease = (t: number): number => t * t * (3 - 2 * t)

  return (x, y) => {
    const i = Math.floor(x / scale)
    const j = Math.floor(y / scale)
    const u = ease(x / scale - i)
    const v = ease(y / scale - j)
    const below = corner(i, j) * (1 - u) + corner(i + 1, j) * u
    const above = corner(i, j + 1) * (1 - u) + corner(i + 1, j + 1) * u
    return below * (1 - v) + above * v
  }
}
