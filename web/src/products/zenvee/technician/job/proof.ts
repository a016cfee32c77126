import { createStore as createShelf, get, set } from 'idb-keyval'
import { useEffect } from 'react'
import { uploadFile } from '#contract/files'
import { completeBooking } from '#contract/zenvee'
import { useRefusalWords, useTranslation } from '../../../../lib/i18n/index.ts'
import { drain, outcomeOf } from '../../../../lib/offline/drain.ts'
import { useQueue, useQueuedAct } from '../../../../lib/offline/index.ts'
import { enqueue } from '../../../../lib/offline/queue.ts'
import { hasWords } from '../../../../lib/shape.ts'
import { createStore, useStore } from '../../../../lib/store.ts'
import { toast } from '../../../../ui/index.ts'

/** A photo of the work: in the queue until the server has given it an id. */
interface Photo {
  readonly actId: string
  readonly fileId: string | null
}

/** What proves a visit, while it is gathered on this device. */
export interface Proof {
  readonly photos: readonly Photo[]
  /** Set once "complete" was tapped while photos were still waiting to be sent. */
  readonly finish: { readonly note: string } | null
}

const EMPTY: Proof = { photos: [], finish: null }
const shelf = createShelf('zenvee-proof', 'proof')
const proofs = createStore<Readonly<Record<string, Proof>>>({})
const photoSubject = (bookingId: string) => `photo:${bookingId}`

void get<Record<string, Proof>>('all', shelf).then(
  (kept) => kept && proofs.set((now) => ({ ...kept, ...now })),
  () => undefined,
)

function write(bookingId: string, change: (now: Proof) => Proof): void {
  proofs.set((now) => ({ ...now, [bookingId]: change(now[bookingId] ?? EMPTY) }))
  void set('all', proofs.get(), shelf).catch(() => undefined)
}

/** The proof that was gathered for a visit so far. */
export function useProof(bookingId: string): Proof {
  return useStore(proofs)[bookingId] ?? EMPTY
}

/** Take a photo of the work: it goes into the queue, and its preview stays here meanwhile. */
export function useAddPhoto(bookingId: string): (photo: Blob) => Promise<void> {
  const { t } = useTranslation('zenvee-technician')
  const upload = useQueuedAct(uploadFile, {
    label: t('proof.queued'),
    subject: photoSubject(bookingId),
  })
  return async (photo) => {
    const act = await upload({}, photo)
    write(bookingId, (now) => ({
      ...now,
      photos: [...now.photos, { actId: act.id, fileId: null }],
    }))
  }
}

/** Leave a photo out. */
export function dropPhoto(bookingId: string, actId: string): void {
  write(bookingId, (now) => ({
    ...now,
    photos: now.photos.filter((photo) => photo.actId !== actId),
  }))
}

/** Complete the visit: at once, or as soon as the waiting photos have been sent. */
export function finishVisit(bookingId: string, note: string): void {
  write(bookingId, (now) => ({ ...now, finish: { note } }))
}

/** Forget what was gathered: the server has it, or has refused it. */
function forgetProof(bookingId: string): void {
  proofs.set((now) => Object.fromEntries(Object.entries(now).filter(([id]) => id !== bookingId)))
  void set('all', proofs.get(), shelf).catch(() => undefined)
}

const watched = new Set<string>()

/** Learns the ids of photos as they are sent, and completes visits whose photos are all there. Mounted in the frame. */
export function useProofDriver(): void {
  const { t } = useTranslation('zenvee-technician')
  const acts = useQueue()
  const all = useStore(proofs)
  const wordsFor = useRefusalWords()

  useEffect(() => {
    for (const act of acts) {
      const [kind, bookingId] = act.subject.split(':')
      if (kind !== 'photo' || !bookingId || watched.has(act.id)) continue
      watched.add(act.id)
      void outcomeOf(act.id).then((outcome) => {
        if (outcome.state !== 'done') return dropPhoto(bookingId, act.id)
        if (!hasWords(outcome.answer, 'id')) return dropPhoto(bookingId, act.id)
        const fileId = outcome.answer.id
        write(bookingId, (now) => ({
          ...now,
          photos: now.photos.map((photo) =>
            photo.actId === act.id ? { ...photo, fileId } : photo,
          ),
        }))
      })
    }
  }, [acts])

  useEffect(() => {
    for (const [bookingId, { finish, photos }] of Object.entries(all)) {
      if (!finish || photos.some((photo) => photo.fileId === null)) continue
      forgetProof(bookingId)
      const photoIds = photos.flatMap(({ fileId }) => fileId ?? [])
      const sent = enqueue({
        product: 'zenvee',
        door: completeBooking,
        input: { bookingId, note: finish.note, photoIds },
        label: t('job.completed'),
        subject: `booking:${bookingId}`,
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
