import type { TimelineLine } from '#contract/insights'
import type { Booking } from '#contract/zenvee'

/** The participants of the source's sequence diagram (Z65), from the customer to the founder. */
export const LANES = [
  'customer',
  'api',
  'workflow',
  'postgres',
  'outbox',
  'realtime',
  'technician',
  'founder',
] as const
export type Lane = (typeof LANES)[number]

/** One arrow of the diagram. */
export interface SequenceStep {
  readonly key: string
  readonly from: Lane
  readonly to: Lane
  readonly label: string
  readonly line: TimelineLine
}

/** Names one line among all records. */
export const keyOfLine = (line: TimelineLine) => `${line.source} ${line.id}`

/** The lines of a timeline as arrows between the participants, in their order. */
export function stepsOf(lines: readonly TimelineLine[], booking: Booking): SequenceStep[] {
  return lines.map((line) => {
    const [from, to] = endsOf(line, booking)
    return { key: keyOfLine(line), from, to, label: labelOf(line), line }
  })
}

function endsOf(line: TimelineLine, booking: Booking): readonly [Lane, Lane] {
  switch (line.source) {
    case 'log':
      return [sideOf(line.actor?.id, booking) ?? 'founder', 'api']
    case 'match':
      return ['api', 'workflow']
    case 'history':
      return [
        sideOf(line.actor?.id, booking) ?? (line.actor?.kind === 'person' ? 'founder' : 'api'),
        'workflow',
      ]
    case 'event':
      return ['workflow', 'postgres']
    case 'ledger':
    case 'payment':
      return ['workflow', 'postgres']
    case 'delivery':
      return ['outbox', /live|realtime|rooms/.test(line.title) ? 'realtime' : 'workflow']
    case 'message':
      return ['outbox', sideOf(line.facts['personId'], booking) ?? 'founder']
    case 'audit':
      return ['postgres', 'founder']
    default:
      return ['realtime', line.title.includes('technician') ? 'technician' : 'customer']
  }
}

function sideOf(personId: unknown, booking: Booking): Lane | undefined {
  if (personId === booking.customer.id) return 'customer'
  if (booking.technician && personId === booking.technician.id) return 'technician'
  return undefined
}

function labelOf(line: TimelineLine): string {
  if (line.source === 'event') return line.title.replace(/^zenvee\./, '')
  if (line.source === 'history') return line.title.split('.').at(-1) ?? line.title
  if (line.source === 'delivery' || line.source === 'message') return line.title
  return line.says || line.title
}
