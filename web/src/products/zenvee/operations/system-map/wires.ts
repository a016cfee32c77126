import { BOXES, type Box, type BoxKey } from './boxes.ts'

type Side = 'top' | 'bottom' | 'start' | 'end'

/** A line between two boxes: side and how far along it (0 to 1). */
export interface Wire {
  readonly from: readonly [BoxKey, Side, number?]
  readonly to: readonly [BoxKey, Side, number?]
  /** The node whose rate moves it. */
  readonly flow: string
  /** Goes back to the people: drawn dashed. */
  readonly isReturn?: boolean
}

/** The wiring of the source (Z13, Z40, Z41, Z51). */
export const WIRES: readonly Wire[] = [
  { from: ['customer-app', 'end'], to: ['gateway', 'start', 0.25], flow: 'customer-app' },
  { from: ['technician-app', 'end'], to: ['gateway', 'start', 0.5], flow: 'technician-app' },
  { from: ['founder-app', 'end'], to: ['gateway', 'start', 0.75], flow: 'founder-app' },
  { from: ['gateway', 'end', 0.2], to: ['discovery', 'start'], flow: 'discovery' },
  { from: ['discovery', 'bottom', 0.5], to: ['verification', 'top', 0.5], flow: 'discovery' },
  { from: ['gateway', 'end', 0.55], to: ['booking', 'start'], flow: 'gateway' },
  { from: ['matching', 'end'], to: ['postgres', 'start', 0.5], flow: 'postgres' },
  { from: ['realtime', 'end', 0.25], to: ['booking-events', 'start'], flow: 'events' },
  { from: ['realtime', 'end', 0.42], to: ['audit', 'start'], flow: 'audit' },
  { from: ['realtime', 'end', 0.6], to: ['ledger', 'start'], flow: 'ledger' },
  { from: ['realtime', 'end', 0.78], to: ['outbox', 'start'], flow: 'outbox' },
  { from: ['booking', 'start', 0.85], to: ['events', 'start'], flow: 'events' },
  { from: ['events', 'end'], to: ['realtime-layer', 'start'], flow: 'realtime' },
  { from: ['events', 'bottom', 0.85], to: ['jobs', 'bottom', 0.5], flow: 'jobs' },
  {
    from: ['realtime-layer', 'bottom', 0.22],
    to: ['customer-app', 'bottom', 0.5],
    flow: 'realtime',
    isReturn: true,
  },
  { from: ['events', 'bottom', 0.2], to: ['logs', 'top'], flow: 'logs' },
  { from: ['events', 'bottom', 0.4], to: ['audit-stream', 'top'], flow: 'audit' },
  { from: ['events', 'bottom', 0.6], to: ['business', 'top'], flow: 'business' },
  { from: ['realtime-layer', 'bottom', 0.7], to: ['telemetry', 'top'], flow: 'telemetry' },
  { from: ['telemetry', 'end'], to: ['review', 'start'], flow: 'business' },
]

const AT = new Map(BOXES.map((box): readonly [BoxKey, Box] => [box.key, box]))

/** The path of a wire on the stage. */
export function pathOf(wire: Wire): string {
  const [x1, y1, dx1, dy1] = end(wire.from)
  const [x2, y2, dx2, dy2] = end(wire.to)
  if (wire.isReturn)
    return `M${x1} ${y1}V418Q${x1} 424 ${x1 - 6} 424H180Q174 424 174 418V96Q174 90 168 90H152`
  if (wire.to[1] === 'bottom')
    return `M${x1} ${y1}V410Q${x1} 416 ${x1 + 6} 416H${x2 - 6}Q${x2} 416 ${x2} 410V${y2}`
  if (wire.from[0] === 'booking')
    return `M${x1} ${y1}H374Q368 ${y1} 368 ${y1 + 6}V${y2 - 6}Q368 ${y2} 374 ${y2}H${x2}`
  const bend = Math.max(14, Math.hypot(x2 - x1, y2 - y1) * 0.42)
  return `M${x1} ${y1}C${x1 + dx1 * bend} ${y1 + dy1 * bend} ${x2 + dx2 * bend} ${y2 + dy2 * bend} ${x2} ${y2}`
}

type End = readonly [x: number, y: number, dx: number, dy: number]

function end([key, side, along = 0.5]: Wire['from']): End {
  const box = AT.get(key)
  if (!box) throw new Error(`there is no box ${key}`)
  const [x, y, width, height] = box.at
  switch (side) {
    case 'start':
      return [x, y + height * along, -1, 0]
    case 'end':
      return [x + width, y + height * along, 1, 0]
    case 'top':
      return [x + width * along, y, 0, -1]
    case 'bottom':
      return [x + width * along, y + height, 0, 1]
  }
}
