import { z } from 'zod'
import { createStore, useStore } from '../../../../lib/store.ts'

const Kept = z.object({
  /** Links of group orders that were opened on this device. */
  hosted: z.array(z.string()).default([]),
  /** What was added here: by item, the secret that takes it out again. */
  secrets: z.record(z.string(), z.string()).default({}),
  /** How this person called themselves last. */
  name: z.string().default(''),
})
type Kept = z.infer<typeof Kept>

const KEY = 'ridendine.groups'

function kept(): Kept {
  try {
    return Kept.parse(JSON.parse(localStorage.getItem(KEY) ?? '{}'))
  } catch {
    return Kept.parse({})
  }
}

const store = createStore<Kept>(kept())
store.watch(() => localStorage.setItem(KEY, JSON.stringify(store.get())))

/** What this device knows of group orders: which it hosts, and which dishes are its own. */
export const useGroups = (): Kept => useStore(store)

export const keepHosted = (token: string): void =>
  store.set((now) => ({ ...now, hosted: [token, ...now.hosted].slice(0, 20) }))

export const keepSecret = (itemId: string, secret: string): void =>
  store.set((now) => ({ ...now, secrets: { ...now.secrets, [itemId]: secret } }))

export const keepName = (name: string): void => store.set((now) => ({ ...now, name }))
