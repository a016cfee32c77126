/** Numbers that look random and are the same every time for the same words (mulberry32). */
export class Pencil {
  #state: number

  constructor(words: string) {
    let hash = 2_166_136_261
    for (const letter of words) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619)
    this.#state = hash >>> 0
  }

  /** 0 up to, not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  /** Whole, both ends included. */
  between(least: number, most: number): number {
    return Math.round(least + this.next() * (most - least))
  }

  pick<Item>(items: readonly [Item, ...Item[]]): Item {
    return items[Math.floor(this.next() * items.length)] ?? items[0]
  }

  /** So many points within a circle, evenly spread (golden angle) and a little off. */
  scatter(count: number, radius: number): { x: number; y: number; turn: number }[] {
    const begin = this.next() * 360
    return Array.from({ length: count }, (_, index) => {
      const angle = ((begin + index * 137.5) * Math.PI) / 180
      const far = radius * Math.sqrt((index + 0.5) / count)
      return {
        x: Math.round(Math.cos(angle) * far + this.between(-9, 9)),
        y: Math.round(Math.sin(angle) * far + this.between(-9, 9)),
        turn: this.between(0, 360),
      }
    })
  }
}

/** A colour lighter (to 1) or darker (to -1). */
export function shade(colour: string, by: number): string {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
  const moved = parts.map((part) =>
    Math.round(by >= 0 ? part + (255 - part) * by : part * (1 + by)),
  )
  return `#${moved.map((part) => Math.max(0, Math.min(255, part)).toString(16).padStart(2, '0')).join('')}`
}
