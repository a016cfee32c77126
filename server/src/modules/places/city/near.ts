import type { XY } from './plane.ts'

/** Things near a point, found by a grid of squares: for many small things of similar size. */
export class Near<T> {
  readonly #cells = new Map<number, T[]>()
  readonly #size: number

  /** @param size width of a square in metres */
  constructor(size: number) {
    this.#size = size
  }

  /** Put a thing into every square that its box touches. */
  put(thing: T, low: XY, high: XY = low): void {
    const right = Math.floor(high[0] / this.#size)
    const top = Math.floor(high[1] / this.#size)
    for (let i = Math.floor(low[0] / this.#size); i <= right; i++) {
      for (let j = Math.floor(low[1] / this.#size); j <= top; j++) {
        const key = keyOf(i, j)
        const cell = this.#cells.get(key)
        if (cell) cell.push(thing)
        else this.#cells.set(key, [thing])
      }
    }
  }

  /** Visit things whose squares touch the box around `at`; stops when `visit` answers true. */
  some(at: XY, radius: number, visit: (thing: T) => boolean): boolean {
    const right = Math.floor((at[0] + radius) / this.#size)
    const top = Math.floor((at[1] + radius) / this.#size)
    const bottom = Math.floor((at[1] - radius) / this.#size)
    for (let i = Math.floor((at[0] - radius) / this.#size); i <= right; i++) {
      for (let j = bottom; j <= top; j++) {
        const cell = this.#cells.get(keyOf(i, j))
        if (!cell) continue
        for (let k = 0; k < cell.length; k++) if (visit(cell[k]!)) return true
      }
    }
    return false
  }
}

function keyOf(i: number, j: number): number {
  return (i + 8192) * 16384 + j + 8192
}

/** Answers that are the same within a small square of the plane, worked out when first asked. */
export class PerSquare {
  readonly #size: number
  readonly #known = new Int8Array(1024 * 1024).fill(-1)
  readonly #answer: (p: XY) => number

  /** @param size width of a square in metres; 1024 squares each way around the centre are kept */
  constructor(size: number, answer: (p: XY) => number) {
    this.#size = size
    this.#answer = answer
  }

  /** A whole number from 0 to 127. */
  at(p: XY): number {
    const i = Math.floor(p[0] / this.#size) + 512
    const j = Math.floor(p[1] / this.#size) + 512
    if (i < 0 || j < 0 || i > 1023 || j > 1023) return this.#answer(p)
    const key = j * 1024 + i
    if (this.#known[key] === -1) {
      const centre: XY = [(i - 511.5) * this.#size, (j - 511.5) * this.#size]
      this.#known[key] = this.#answer(centre)
    }
    return this.#known[key]!
  }
}
