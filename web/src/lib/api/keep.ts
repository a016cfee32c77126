import { type DehydratedState, dehydrate, hydrate } from '@tanstack/react-query'
import { createStore, del, get, set } from 'idb-keyval'
import { session } from '../session/session.ts'
import { queries } from './queries.ts'

/** What was last read, so that without a network the last view is still there to be read. */
interface Kept {
  readonly personId: string
  readonly at: number
  readonly answers: DehydratedState
}

const shelf = createStore('kontor-answers', 'answers')
const KEY = 'last'
const LONGEST_MS = 24 * 3_600_000
const WAIT_MS = 2_000
const MOST = 120
let timer: ReturnType<typeof setTimeout> | undefined

/** Bring back what this person read last on this device; older than a day is forgotten. */
export async function restoreAnswers(): Promise<void> {
  const kept = await get<Kept>(KEY, shelf).catch(() => undefined)
  if (!kept || kept.personId !== session.get()?.person.id) return
  if (Date.now() - kept.at < LONGEST_MS) hydrate(queries, kept.answers)
}

/** From now on, keep what is read. Nothing of a visitor is kept, and nothing after signing out. */
export function keepAnswers(): void {
  queries.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return
    clearTimeout(timer)
    timer = setTimeout(() => void write(), WAIT_MS)
  })
  session.watch(() => {
    if (!session.get()) void del(KEY, shelf).catch(() => undefined)
  })
}

async function write(): Promise<void> {
  const personId = session.get()?.person.id
  if (!personId) return
  let left = MOST
  const answers = dehydrate(queries, {
    shouldDehydrateMutation: () => false,
    // The city is large and kept by the service worker.
    shouldDehydrateQuery: ({ state, queryKey }) => {
      if (state.status !== 'success' || queryKey[1] === 'city') return false
      left -= 1
      return left >= 0
    },
  })
  await set(KEY, { personId, at: Date.now(), answers } satisfies Kept, shelf).catch(() => undefined)
}
