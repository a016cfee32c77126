import { createStore as createShelf, del, entries, set } from 'idb-keyval'
import type { Endpoint, InputOf } from '#contract'
import { serverNow } from '../clock.ts'
import type { ProductId } from '../products.tsx'
import { session } from '../session/session.ts'
import { createStore } from '../store.ts'

/** Something a person did that the server may not know yet. Order is the order of `place`. */
export interface QueuedAct {
  /** Also the idempotency key: sent twice, done once. */
  readonly id: string
  readonly place: number
  readonly at: number
  readonly personId: string
  readonly product: ProductId
  readonly method: Endpoint['method']
  readonly path: string
  readonly input: Record<string, unknown>
  /** A photo or document, sent as multipart field `file`. */
  readonly blob?: Blob
  /** What the person reads in the queue: "Arrived", "Photo of the work". */
  readonly label: string
  /** Acts on one subject wait for each other; a refused one holds up the rest of its subject. */
  readonly subject: string
  /** Not sent before this instant (ms): time for Undo. */
  readonly notBefore: number
  readonly mergeKey?: string
  readonly state: 'waiting' | 'sending' | 'refused'
  readonly reason?: string
}

export interface NewAct<E extends Endpoint> {
  readonly product: ProductId
  readonly door: E
  readonly input: InputOf<E>
  readonly label: string
  readonly subject: string
  readonly blob?: Blob
  /** Milliseconds to hold it, so that it can be undone. */
  readonly holdMs?: number
  /** Acts with one key that still wait become one: how to join the inputs. */
  readonly merge?: { key: string; join: (before: Record<string, unknown>) => InputOf<E> }
}

const shelf = createShelf('kontor-queue', 'acts')

/** Everything that waits on this device, in order. */
export const queue = createStore<readonly QueuedAct[]>([])

const inOrder = (acts: readonly QueuedAct[]) => acts.toSorted((a, b) => a.place - b.place)

/** Read what an earlier visit left behind. */
export async function openQueue(): Promise<void> {
  const kept = await entries<string, QueuedAct>(shelf).catch(() => [])
  const acts = kept.map(([, act]) =>
    act.state === 'sending' ? { ...act, state: 'waiting' as const } : act,
  )
  queue.set((now) => inOrder([...acts.filter((act) => !now.some((n) => n.id === act.id)), ...now]))
}

/** Put an act at the end of the queue. */
export async function enqueue<E extends Endpoint>(act: NewAct<E>): Promise<QueuedAct> {
  const joined = await joinWaiting(act)
  if (joined) return joined

  const last = queue.get().at(-1)?.place ?? 0
  const made: QueuedAct = {
    id: crypto.randomUUID(),
    place: Math.max(Date.now(), last + 1),
    at: serverNow(),
    personId: session.get()?.person.id ?? '',
    product: act.product,
    method: act.door.method,
    path: act.door.path,
    input: { ...Object(act.input) },
    blob: act.blob,
    label: act.label,
    subject: act.subject,
    notBefore: Date.now() + (act.holdMs ?? 0),
    mergeKey: act.merge?.key,
    state: 'waiting',
  }
  await put(made)
  return made
}

async function joinWaiting<E extends Endpoint>({
  merge,
}: NewAct<E>): Promise<QueuedAct | undefined> {
  if (!merge) return undefined
  const waiting = queue.get().find((act) => act.mergeKey === merge.key && act.state === 'waiting')
  if (!waiting) return undefined
  const joined = { ...waiting, input: { ...Object(merge.join(waiting.input)) } }
  await put(joined)
  return joined
}

/** Write an act, new or changed. */
export async function put(act: QueuedAct): Promise<void> {
  queue.set((now) => inOrder([...now.filter((other) => other.id !== act.id), act]))
  // Storage may be full or forbidden; the act then lives as long as the page.
  await set(act.id, act, shelf).catch(() => undefined)
}

/** Take an act out: it is done, or the person cancelled it. False when it had already left. */
export async function takeOut(id: string): Promise<boolean> {
  const there = queue.get().some((act) => act.id === id && act.state !== 'sending')
  queue.set((now) => now.filter((act) => act.id !== id))
  await del(id, shelf).catch(() => undefined)
  return there
}
