import type { Money } from '#contract'
import { isRecord } from '../../../../lib/shape.ts'
import { createStore, useStore } from '../../../../lib/store.ts'

/** A dish in the cart. The server makes every price again; ours is only what was shown. */
export interface CartLine {
  readonly menuItemId: string
  readonly name: string
  readonly unit: Money
  readonly quantity: number
  readonly instructions: string
  readonly thumbUrl: string | null
}

/** What is chosen, of one kitchen. */
export interface Cart {
  readonly chefId: string
  readonly businessName: string
  /** When it should be there, ISO; null: as soon as possible. */
  readonly at: string | null
  readonly lines: readonly CartLine[]
}

const isText = (kept: unknown) => typeof kept === 'string'
const isTextOrNull = (kept: unknown) => kept === null || typeof kept === 'string'

const isMoney = (kept: unknown) =>
  isRecord(kept) && isText(kept.currency) && Number.isInteger(kept.amount)

const isLine = (kept: unknown): kept is CartLine =>
  isRecord(kept) &&
  isText(kept.menuItemId) &&
  isText(kept.name) &&
  isText(kept.instructions) &&
  isTextOrNull(kept.thumbUrl) &&
  isMoney(kept.unit) &&
  Number.isInteger(kept.quantity) &&
  Number(kept.quantity) > 0

/** Whether this is a cart, as it was kept on this device. */
const isCart = (kept: unknown): kept is Cart =>
  isRecord(kept) &&
  isText(kept.chefId) &&
  isText(kept.businessName) &&
  isTextOrNull(kept.at) &&
  Array.isArray(kept.lines) &&
  kept.lines.length > 0 &&
  kept.lines.every(isLine)

/** The kitchen that a dish comes from. */
export interface Kitchen {
  readonly chefId: string
  readonly businessName: string
}

const KEPT = 'ridendine.cart'

function kept(): Cart | null {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(KEPT) ?? 'null')
    return isCart(read) ? read : null
  } catch {
    return null
  }
}

const cart = createStore<Cart | null>(kept())
cart.watch(() => localStorage.setItem(KEPT, JSON.stringify(cart.get())))
window.addEventListener('storage', (event) => {
  if (event.key === KEPT) cart.set(kept())
})

/** The cart of this device; null while it is empty. */
export const useCart = (): Cart | null => useStore(cart)

/** True when the cart holds another kitchen's dishes: one order is cooked in one kitchen. */
export function isOfAnother({ chefId }: Kitchen): boolean {
  const now = cart.get()
  return now !== null && now.chefId !== chefId
}

const isSame = (line: CartLine, other: Pick<CartLine, 'menuItemId' | 'instructions'>) =>
  line.menuItemId === other.menuItemId && line.instructions === other.instructions

/** Put so many more of a dish into the cart; a cart of another kitchen is thrown away. */
export function addToCart(kitchen: Kitchen, at: string | null, added: CartLine): void {
  cart.set((now) => {
    const mine = now?.chefId === kitchen.chefId ? now : { ...kitchen, at, lines: [] }
    const has = mine.lines.some((line) => isSame(line, added))
    const lines = has
      ? mine.lines.map((line) =>
          isSame(line, added) ? { ...line, quantity: line.quantity + added.quantity } : line,
        )
      : [...mine.lines, added]
    return { ...mine, lines }
  })
}

/** So many of a line; none takes it away, and the last one the cart. */
export function setQuantity(
  which: Pick<CartLine, 'menuItemId' | 'instructions'>,
  quantity: number,
): void {
  cart.set((now) => {
    if (!now) return null
    const lines = now.lines.flatMap((line) =>
      isSame(line, which) ? (quantity > 0 ? [{ ...line, quantity }] : []) : [line],
    )
    return lines.length > 0 ? { ...now, lines } : null
  })
}

/** Say when the food should be there. */
export function setCartTime(at: string | null): void {
  cart.set((now) => (now && now.at !== at ? { ...now, at } : now))
}

/** A whole cart at once: an order of before. */
export function fillCart(next: Cart): void {
  cart.set(next.lines.length > 0 ? next : null)
}

export const emptyCart = (): void => cart.set(null)

/** How many dishes are in it. */
export const countOf = (now: Cart | null): number =>
  now?.lines.reduce((sum, line) => sum + line.quantity, 0) ?? 0

/** How many of one dish are in it, whatever was asked of them. */
export const countOfDish = (now: Cart | null, menuItemId: string): number =>
  now?.lines.reduce(
    (sum, line) => (line.menuItemId === menuItemId ? sum + line.quantity : sum),
    0,
  ) ?? 0

/** What the dishes cost as they were shown; null for an empty cart. */
export function sumOf(now: Cart | null): Money | null {
  const [first] = now?.lines ?? []
  if (!now || !first) return null
  return {
    amount: now.lines.reduce((sum, line) => sum + line.unit.amount * line.quantity, 0),
    currency: first.unit.currency,
  }
}
