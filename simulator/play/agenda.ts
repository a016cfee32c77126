/** Something to do; it may plan more. */
export type Deed = () => Promise<void>

interface Planned {
  readonly at: number
  readonly order: number
  readonly deed: Deed
}

/** What somebody means to do and when (milliseconds of the city's time). One deed per key. */
export class Agenda {
  readonly #planned = new Map<string, Planned>()
  #order = 0

  /** Put it down; what stood under the key is replaced. */
  plan(key: string, at: number, deed: Deed): void {
    this.#order += 1
    this.#planned.set(key, { at, deed, order: this.#order })
  }

  /** Put it down unless the same is planned already. */
  planOnce(key: string, at: number, deed: Deed): void {
    if (!this.#planned.has(key)) this.plan(key, at, deed)
  }

  has(key: string): boolean {
    return this.#planned.has(key)
  }

  /** Whether there is nothing to do but these. */
  hasOnly(...keys: readonly string[]): boolean {
    return [...this.#planned.keys()].every((key) => keys.includes(key))
  }

  forget(...keys: readonly string[]): void {
    for (const key of keys) this.#planned.delete(key)
  }

  clear(): void {
    this.#planned.clear()
  }

  /** When the next deed is due; Infinity when nothing is planned. */
  nextAt(): number {
    return this.#next()?.[1].at ?? Number.POSITIVE_INFINITY
  }

  /** Take the next deed off; undefined when nothing is planned. */
  take(): { key: string; deed: Deed } | undefined {
    const next = this.#next()
    if (!next) return undefined
    const [key, { deed }] = next
    this.#planned.delete(key)
    return { key, deed }
  }

  #next(): readonly [string, Planned] | undefined {
    let first: readonly [string, Planned] | undefined
    for (const entry of this.#planned) {
      const [, planned] = entry
      const before = first?.[1]
      const isSooner =
        !before ||
        planned.at < before.at ||
        (planned.at === before.at && planned.order < before.order)
      if (isSooner) first = entry
    }
    return first
  }
}
