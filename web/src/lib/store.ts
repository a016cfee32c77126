import { useSyncExternalStore } from 'react'

/** A value outside React that components can watch. */
export interface Store<Value> {
  get(): Value
  set(next: Value | ((now: Value) => Value)): void
  watch(listener: () => void): () => void
}

/** Make a store with its first value. */
export function createStore<Value extends object | string | number | boolean | null>(
  first: Value,
): Store<Value> {
  let value = first
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set(next) {
      const made = typeof next === 'function' ? next(value) : next
      if (Object.is(made, value)) return
      value = made
      for (const listener of listeners) listener()
    },
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The store's value, kept fresh. */
export function useStore<Value>(store: Store<Value>): Value {
  return useSyncExternalStore(store.watch, store.get, store.get)
}
