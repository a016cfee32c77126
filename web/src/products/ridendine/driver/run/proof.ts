import { createStore as createShelf, get, set } from 'idb-keyval'
import { useEffect } from 'react'
import type { InputOf } from '#contract'
import { uploadFile } from '#contract/files'
import { deliver } from '#contract/ridendine'
import { useRefusalWords, useTranslation } from '../../../../lib/i18n/index.ts'
import { drain, outcomeOf } from '../../../../lib/offline/drain.ts'
import { useQueue, useQueuedAct } from '../../../../lib/offline/index.ts'
import { enqueue } from '../../../../lib/offline/queue.ts'
import { hasWords } from '../../../../lib/shape.ts'
import { createStore, useStore } from '../../../../lib/store.ts'
import { toast } from '../../../../ui/index.ts'
import { subjectOf } from './use-drawn-run.ts'

type Finish = Pick<InputOf<typeof deliver>, 'note' | 'how' | 'at'>

/** The photo at a door: in the queue until the server has given it an id. */
export interface Proof {
  readonly actId: string | null
  readonly fileId: string | null
  /** Set once "delivered" was said while the photo was still waiting to be sent. */
  readonly finish: Finish | null
}

const EMPTY: Proof = { actId: null, fileId: null, finish: null }
const shelf = createShelf('ridendine-proof', 'proof')
const proofs = createStore<Readonly<Record<string, Proof>>>({})
const photoSubject = (orderId: string) => `photo:${orderId}`

void get<Record<string, Proof>>('all', shelf).then(
  (kept) => kept && proofs.set((now) => ({ ...kept, ...now })),
  () => undefined,
)

function write(orderId: string, change: (now: Proof) => Proof): void {
  proofs.set((now) => ({ ...now, [orderId]: change(now[orderId] ?? EMPTY) }))
  void set('all', proofs.get(), shelf).catch(() => undefined)
}

/** What was gathered at this door so far. */
export function useProof(orderId: string): Proof {
  return useStore(proofs)[orderId] ?? EMPTY
}

/** Take the photo: it goes into the queue; another one takes its place. */
export function useTakePhoto(orderId: string): (photo: Blob) => Promise<void> {
  const { t } = useTranslation('ridendine-driver')
  const upload = useQueuedAct(uploadFile, {
    label: t('proof.queued'),
    subject: photoSubject(orderId),
  })
  return async (photo) => {
    const { id: actId } = await upload({}, photo)
    write(orderId, (now) => ({ ...now, actId, fileId: null }))
  }
}

/** Delivered: said at once, or as soon as the photo has been sent. */
export function finishDelivery(orderId: string, finish: Finish): void {
  write(orderId, (now) => ({ ...now, finish }))
}

function forgetProof(orderId: string): void {
  proofs.set((now) => Object.fromEntries(Object.entries(now).filter(([id]) => id !== orderId)))
  void set('all', proofs.get(), shelf).catch(() => undefined)
}

const watched = new Set<string>()

/** Learns the ids of photos as they are sent, and delivers what waits for one. Mounted in the frame. */
export function useProofDriver(): void {
  const { t } = useTranslation('ridendine-driver')
  const acts = useQueue()
  const all = useStore(proofs)
  const wordsFor = useRefusalWords()

  useEffect(() => {
    for (const act of acts) {
      const [kind, orderId] = act.subject.split(':')
      if (kind !== 'photo' || act.product !== 'ridendine' || !orderId || watched.has(act.id))
        continue
      watched.add(act.id)
      void outcomeOf(act.id).then((outcome) => {
        const answer = outcome.state === 'done' ? outcome.answer : undefined
        const fileId = hasWords(answer, 'id') ? answer.id : null
        write(orderId, (now) =>
          now.actId === act.id ? { ...now, fileId, actId: fileId ? now.actId : null } : now,
        )
      })
    }
  }, [acts])

  useEffect(() => {
    for (const [orderId, { finish, actId, fileId }] of Object.entries(all)) {
      if (!finish || (actId !== null && fileId === null)) continue
      forgetProof(orderId)
      const sent = enqueue({
        product: 'ridendine',
        door: deliver,
        input: { orderId, ...finish, photoId: fileId },
        label: t('step.deliver'),
        subject: subjectOf(orderId),
      })
      void sent.then(({ id }) => {
        void outcomeOf(id).then(
          (outcome) =>
            outcome.state === 'refused' &&
            toast.refused(wordsFor(outcome.failure), outcome.failure.traceId),
        )
        return drain()
      })
    }
  }, [all, t, wordsFor])
}
