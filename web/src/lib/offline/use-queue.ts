import { useCallback, useEffect, useSyncExternalStore } from 'react'
import type { ApiFailure, Endpoint, InputOf } from '#contract'
import { toast } from '../../ui/toast.tsx'
import { useRefusalWords } from '../i18n/refusals.ts'
import { useProduct } from '../products.tsx'
import { useSession } from '../session/session.ts'
import { useStore } from '../store.ts'
import { cancelAct, drain, type Outcome, outcomeOf } from './drain.ts'
import { enqueue, openQueue, type QueuedAct, queue } from './queue.ts'

interface QueuedActOptions<E extends Endpoint> {
  /** What the person reads in the queue and in the Undo toast. */
  readonly label: string
  /** Acts on one subject keep their order: `booking:<id>`. */
  readonly subject: string
  /** Hold for this long with an Undo toast before it is sent. */
  readonly undoMs?: number
  /** Join with an act of the same key that still waits (positions). */
  readonly merge?: {
    key: string
    join: (before: Record<string, unknown>, now: InputOf<E>) => InputOf<E>
  }
  readonly onDone?: (answer: unknown) => void
  readonly onRefused?: (failure: ApiFailure) => void
}

/**
 * An act that survives tunnels: it goes into the queue, is sent at once when there is a
 * network, and replayed in order with its idempotency key when there is not.
 * `send(input, blob?)` resolves as soon as it is safely in the queue.
 */
export function useQueuedAct<E extends Endpoint>(door: E, options: QueuedActOptions<E>) {
  const product = useProduct()
  const wordsFor = useRefusalWords()
  const { label, subject, undoMs, merge, onDone, onRefused } = options

  return useCallback(
    async (input: InputOf<E>, blob?: Blob): Promise<QueuedAct> => {
      const act = await enqueue({
        product,
        door,
        input,
        label,
        subject,
        blob,
        holdMs: undoMs,
        merge: merge && { key: merge.key, join: (before) => merge.join(before, input) },
      })
      void outcomeOf(act.id).then((outcome: Outcome) => {
        if (outcome.state === 'done') onDone?.(outcome.answer)
        if (outcome.state !== 'refused') return
        if (onRefused) onRefused(outcome.failure)
        else toast.refused(wordsFor(outcome.failure), outcome.failure.traceId)
      })
      if (undoMs) toast.undo(label, () => void cancelAct(act.id), undoMs)
      void drain()
      return act
    },
    [product, door, label, subject, undoMs, merge, onDone, onRefused, wordsFor],
  )
}

/** What this person's queue holds. */
export function useQueue(): readonly QueuedAct[] {
  const personId = useSession()?.person.id
  return useStore(queue).filter((act) => act.personId === personId)
}

/** True while an act on this subject waits or is being sent: draw the optimistic state. */
export function useIsQueued(subject: string): boolean {
  return useQueue().some((act) => act.subject === subject && act.state !== 'refused')
}

/** Whether the browser believes it has a network. */
export function useOnline(): boolean {
  return useSyncExternalStore(
    (listener) => {
      window.addEventListener('online', listener)
      window.addEventListener('offline', listener)
      return () => {
        window.removeEventListener('online', listener)
        window.removeEventListener('offline', listener)
      }
    },
    () => navigator.onLine,
  )
}

/** Keeps the queue moving; mounted once by the app. */
export function useQueueDriver(): void {
  const personId = useSession()?.person.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: another person has another queue
  useEffect(() => {
    void openQueue().then(drain)
    const wake = () => void drain()
    window.addEventListener('online', wake)
    document.addEventListener('visibilitychange', wake)
    return () => {
      window.removeEventListener('online', wake)
      document.removeEventListener('visibilitychange', wake)
    }
  }, [personId])
}
