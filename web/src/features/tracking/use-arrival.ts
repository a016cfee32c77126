import { useRef } from 'react'
import { readRoute } from '#contract/places'
import {
  type OnMyWay,
  PushedEta,
  PushedPaused,
  PushedPosition,
  readSharing,
  type Sharing,
} from '#contract/tracking'
import { refreshDoors, useRead, writeAnswer } from '../../lib/api/index.ts'
import { useNow } from '../../lib/format/index.ts'
import { useTopic } from '../../lib/live/index.ts'
import { useProduct } from '../../lib/products.tsx'
import { type LngLat, metresBetween } from '../../ui/map/geo.ts'

/** A position older than this is said to be old (ms). */
const STALE_MS = 45_000
/** The drawn way is asked for anew after so many metres. */
const NEW_WAY_M = 200

export interface Arrival {
  readonly sharing: Pick<Sharing, 'state' | 'position' | 'eta'> | undefined
  /** The way that is left, for the map. */
  readonly path: readonly LngLat[] | undefined
  /** Milliseconds since the last position; null while there is none. */
  readonly age: number | null
  readonly isStale: boolean
}

/** The one who comes: where they are and when they arrive, moved by what the session's room pushes. */
export function useArrival(
  sharedAs: string | null,
  destination: { lat: number; lng: number },
): Arrival {
  const product = useProduct()
  const subject = sharedAs ?? ''
  const read = useRead(readSharing, { subject }, { enabled: Boolean(subject) })
  const sharing = subject ? read.data : undefined
  const write = (change: (now: Sharing) => Sharing) =>
    void writeAnswer(product, readSharing, { subject }, change)

  useTopic(sharing ? `tracking.session:${sharing.sessionId}` : null, {
    told: () => void refreshDoors(product, [readSharing]),
    pushed: (kind, payload) => {
      if (kind === 'position') {
        const { position } = PushedPosition.parse(payload)
        write((now) => ({ ...now, position: { ...position, ageSeconds: 0, isStale: false } }))
      }
      if (kind === 'eta') {
        const { eta } = PushedEta.parse(payload)
        write((now) => ({ ...now, eta }))
      }
      if (kind === 'paused') {
        const { isPaused } = PushedPaused.parse(payload)
        write((now) => ({ ...now, state: isPaused ? 'paused' : 'open' }))
      }
    },
  })
  return useArrivalOf(sharing, destination)
}

/** The same for what was read by other means: a link without an account. */
export function useArrivalOf(
  sharing: Pick<Sharing, 'state' | 'position' | 'eta'> | OnMyWay | undefined,
  destination: { lat: number; lng: number } | null,
): Arrival {
  const now = useNow(5)
  const at = sharing?.position?.point
  const origin = useRef<{ lat: number; lng: number } | null>(null)
  if (
    at &&
    (!origin.current ||
      metresBetween([at.lng, at.lat], [origin.current.lng, origin.current.lat]) > NEW_WAY_M)
  )
    origin.current = at
  const from = origin.current
  const way = useRead(
    readRoute,
    { from: from ? text(from) : '', to: destination ? text(destination) : '' },
    { enabled: Boolean(from && destination), keep: true },
  )

  const seen = sharing?.position ? new Date(sharing.position.recordedAt).getTime() : null
  const age = seen === null ? null : Math.max(0, now - seen)
  return {
    sharing,
    path: at ? way.data?.path : undefined,
    age,
    isStale: age !== null && age > STALE_MS,
  }
}

const text = ({ lat, lng }: { lat: number; lng: number }) => `${lat.toFixed(5)},${lng.toFixed(5)}`
