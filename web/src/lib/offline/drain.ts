import { ApiFailure, type Endpoint } from '#contract'
import { refreshDoors } from '../api/act.ts'
import { clientOf } from '../api/clients.ts'
import { session } from '../session/session.ts'
import { put, type QueuedAct, queue, takeOut } from './queue.ts'

/** How an act ended. */
export type Outcome =
  | { readonly state: 'done'; readonly answer: unknown }
  | { readonly state: 'refused'; readonly failure: ApiFailure }
  | { readonly state: 'cancelled' }

const waitingFor = new Map<string, ((outcome: Outcome) => void)[]>()
/** How the last acts ended, for those who ask a moment too late. */
const ended = new Map<string, Outcome>()
const KEEP_ENDED = 100
const AGAIN_MS = 12_000
let timer: ReturnType<typeof setTimeout> | undefined

/** Resolves when the act has been sent, refused or cancelled; may take as long as the tunnel. */
export function outcomeOf(id: string): Promise<Outcome> {
  const known = ended.get(id)
  if (known) return Promise.resolve(known)
  return new Promise((resolve) => {
    waitingFor.set(id, [...(waitingFor.get(id) ?? []), resolve])
  })
}

function settle(id: string, outcome: Outcome): void {
  ended.set(id, outcome)
  for (const oldest of [...ended.keys()].slice(0, -KEEP_ENDED)) ended.delete(oldest)
  for (const resolve of waitingFor.get(id) ?? []) resolve(outcome)
  waitingFor.delete(id)
}

/** Cancel an act that has not left yet. */
export async function cancelAct(id: string): Promise<boolean> {
  const cancelled = await takeOut(id)
  if (cancelled) settle(id, { state: 'cancelled' })
  return cancelled
}

/** Send what waits, in order, one at a time, over all tabs. Stops where the network does. */
export async function drain(): Promise<void> {
  clearTimeout(timer)
  await navigator.locks.request('kontor.queue', { ifAvailable: true }, async (lock) => {
    if (lock) await sendAll()
  })
  const next = nextDue()
  if (next !== undefined) timer = setTimeout(() => void drain(), next)
}

/** Milliseconds until there is something worth trying, or undefined when nothing waits. */
function nextDue(): number | undefined {
  const waiting = mine().filter((act) => act.state === 'waiting' && !heldUp(act))
  if (waiting.length === 0) return undefined
  const soonest = Math.min(...waiting.map((act) => act.notBefore)) - Date.now()
  return soonest > 0 ? soonest : AGAIN_MS
}

const mine = () => queue.get().filter((act) => act.personId === session.get()?.person.id)

/** An act waits for every earlier act on its subject. */
function heldUp(act: QueuedAct): boolean {
  return mine().some((other) => other.subject === act.subject && other.place < act.place)
}

async function sendAll(): Promise<void> {
  // Each round sends one; the bound only guards against a queue that grows while we send.
  for (let round = 0; round < 2_000; round += 1) {
    const next = mine().find(
      (act) => act.state === 'waiting' && act.notBefore <= Date.now() && !heldUp(act),
    )
    if (!next || !navigator.onLine) return
    if (!(await sendOne(next))) return
  }
}

async function sendOne(act: QueuedAct): Promise<boolean> {
  await put({ ...act, state: 'sending' })
  try {
    const answer = await call(act)
    await takeOut(act.id)
    settle(act.id, { state: 'done', answer })
    void refreshDoors(act.product)
    return true
  } catch (error) {
    if (!(error instanceof ApiFailure) || isWorthAnotherTry(error)) {
      await put({ ...act, state: 'waiting' })
      return false
    }
    await put({ ...act, state: 'refused', reason: error.error.message })
    settle(act.id, { state: 'refused', failure: error })
    return true
  }
}

function isWorthAnotherTry({ status }: ApiFailure): boolean {
  return status === 0 || status === 401 || status === 408 || status === 429 || status >= 500
}

/** The door as the queue remembers it: what a client looks at, without its schemas. */
function doorOf({ method, path }: QueuedAct): Endpoint {
  return { method, path, paged: false } as Endpoint
}

async function call(act: QueuedAct): Promise<unknown> {
  const { product, input, blob, id: idempotencyKey } = act
  if (blob) {
    const { upload } = await import('../api/upload.ts')
    return upload(product, doorOf(act), { input, blob, idempotencyKey })
  }
  return clientOf(product).call(doorOf(act), input, { idempotencyKey })
}
