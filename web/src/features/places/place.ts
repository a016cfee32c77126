import { isRecord } from '../../lib/shape.ts'

/** A place that was chosen: where, and how people call it. */
export interface Place {
  readonly point: { readonly lat: number; readonly lng: number }
  readonly label: string
}

/** Whether this is a place, as it was kept on this device. */
export function isPlace(kept: unknown): kept is Place {
  return (
    isRecord(kept) &&
    typeof kept.label === 'string' &&
    isRecord(kept.point) &&
    typeof kept.point.lat === 'number' &&
    typeof kept.point.lng === 'number'
  )
}
