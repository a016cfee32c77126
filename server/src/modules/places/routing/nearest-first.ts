/** Whole numbers ordered by cost, cheapest first: a binary heap on typed arrays that grows as needed. */
export class NearestFirst {
  #costs = new Float64Array(1024)
  #items = new Int32Array(1024)
  #size = 0

  get size(): number {
    return this.#size
  }

  clear(): void {
    this.#size = 0
  }

  push(item: number, cost: number): void {
    if (this.#size === this.#items.length) this.#grow()
    let at = this.#size++
    while (at > 0) {
      const up = (at - 1) >> 1
      if (this.#costs[up]! <= cost) break
      this.#costs[at] = this.#costs[up]!
      this.#items[at] = this.#items[up]!
      at = up
    }
    this.#costs[at] = cost
    this.#items[at] = item
  }

  /** Cost of the cheapest; Infinity when empty. */
  peek(): number {
    return this.#size === 0 ? Infinity : this.#costs[0]!
  }

  /** Take the cheapest; -1 when empty. */
  pop(): number {
    if (this.#size === 0) return -1
    const top = this.#items[0]!
    const last = --this.#size
    const [cost, item] = [this.#costs[last]!, this.#items[last]!]
    let at = 0
    for (;;) {
      let down = 2 * at + 1
      if (down >= last) break
      if (down + 1 < last && this.#costs[down + 1]! < this.#costs[down]!) down++
      if (this.#costs[down]! >= cost) break
      this.#costs[at] = this.#costs[down]!
      this.#items[at] = this.#items[down]!
      at = down
    }
    this.#costs[at] = cost
    this.#items[at] = item
    return top
  }

  #grow(): void {
    const costs = new Float64Array(this.#costs.length * 2)
    const items = new Int32Array(this.#items.length * 2)
    costs.set(this.#costs)
    items.set(this.#items)
    this.#costs = costs
    this.#items = items
  }
}
