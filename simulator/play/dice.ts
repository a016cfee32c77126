import { createHash } from 'node:crypto'

/** Chances from a number: the same seed and name always draw the same. */
export interface Dice {
  /** 0 to below 1. */
  next(): number
  /** True with this probability, 0 to 1. */
  chance(probability: number): boolean
  /** A number from `from` to below `to`. */
  between(from: number, to: number): number
  /** A whole number, both ends included. */
  whole(from: number, to: number): number
  pick<Item>(items: readonly Item[]): Item
  /** A waiting time with this mean, as between arrivals that know nothing of each other. */
  waiting(mean: number): number
  bytes(size: number): Uint8Array
  /** A key nobody else draws: 128 bits, hex. */
  key(): string
}

/** Each name has dice of its own, so that what one draws does not move another. */
export function diceOf(seed: string, name: string): Dice {
  const next = chances(`${seed}/${name}`)
  const between = (from: number, to: number) => from + next() * (to - from)
  const bytes = (size: number) => Uint8Array.from({ length: size }, () => Math.floor(next() * 256))
  return {
    next,
    between,
    bytes,
    chance: (probability) => next() < probability,
    whole: (from, to) => Math.floor(between(from, to + 1)),
    pick(items) {
      const item = items[Math.floor(next() * items.length)]
      if (item === undefined) throw new Error('nothing to pick from')
      return item
    },
    waiting: (mean) => -Math.log(1 - next()) * mean,
    key: () => Buffer.from(bytes(16)).toString('hex'),
  }
}

/** sfc32 (public domain, Chris Doty-Humphrey's PractRand), seeded by SHA-256 of a text. */
function chances(text: string): () => number {
  const hashed = createHash('sha256').update(text).digest()
  let [a, b, c, d] = [0, 4, 8, 12].map((place) => hashed.readUInt32LE(place)) as [
    number,
    number,
    number,
    number,
  ]
  return () => {
    const sum = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    c |= 0
    return (sum >>> 0) / 4_294_967_296
  }
}
