import {
  BadgeCheck,
  Bell,
  BookText,
  Boxes,
  CalendarClock,
  ChartColumn,
  CircleUser,
  ClipboardList,
  Cog,
  Compass,
  CreditCard,
  Crosshair,
  Database,
  FileClock,
  Handshake,
  Inbox,
  Landmark,
  Layers,
  type LucideIcon,
  MonitorCog,
  Radar,
  RadioTower,
  ScrollText,
  Search,
  Server,
  ShieldCheck,
  Smartphone,
  Timer,
  Wrench,
  Zap,
} from 'lucide-react'

/** How a box is drawn. */
export type Look =
  | 'app'
  | 'gate'
  | 'flow'
  | 'core'
  | 'module'
  | 'layer'
  | 'store'
  | 'record'
  | 'later'
  | 'stream'
  | 'review'

export interface Box {
  readonly key: BoxKey
  /** The node of GET /insights/system-map that its figures come from; its own key unless said. */
  readonly of?: string
  readonly look: Look
  readonly icon: LucideIcon
  /** Place on the stage of 1136 × 636. */
  readonly at: readonly [x: number, y: number, width: number, height: number]
  /** Its page, within the console. */
  readonly to: string
  readonly search?: Readonly<Record<string, string>>
}

export const STAGE = { width: 1136, height: 636 } as const

export const BOX_KEYS = [
  'customer-app',
  'technician-app',
  'founder-app',
  'gateway',
  'discovery',
  'identity',
  'verification',
  'matching',
  'booking',
  'payments',
  'realtime',
  'profiles',
  'availability',
  'notifications',
  'admin',
  'reporting',
  'events',
  'realtime-layer',
  'jobs',
  'postgres',
  'booking-events',
  'audit',
  'ledger',
  'outbox',
  'redis',
  'read-side',
  'telemetry-store',
  'logs',
  'audit-stream',
  'business',
  'telemetry',
  'review',
] as const
export type BoxKey = (typeof BOX_KEYS)[number]

const core = (column: number, row: number): Box['at'] => [
  384 + column * 156,
  134 + row * 74,
  148,
  66,
]
const small = (start: number, width: number): Box['at'] => [376 + start, 292, width, 34]
const record = (place: number): Box['at'] => [912, 146 + place * 49, 212, 43]
const stream = (place: number): Box['at'] => [12 + place * 214, 474, 202, 150]

/** Every box of the source's map (Z10–Z51), and where it stands. */
export const BOXES: readonly Box[] = [
  { key: 'customer-app', look: 'app', icon: Smartphone, at: [12, 34, 140, 112], to: '/bookings' },
  {
    key: 'technician-app',
    look: 'app',
    icon: Wrench,
    at: [12, 158, 140, 112],
    to: '/people',
    search: { role: 'technician' },
  },
  {
    key: 'founder-app',
    of: 'reporting',
    look: 'app',
    icon: MonitorCog,
    at: [12, 282, 140, 112],
    to: '/audit',
  },
  { key: 'gateway', look: 'gate', icon: Server, at: [196, 110, 132, 188], to: '/streams/logs' },
  {
    key: 'discovery',
    of: 'matching',
    look: 'flow',
    icon: Compass,
    at: [376, 34, 476, 62],
    to: '/matches',
  },
  { key: 'identity', look: 'core', icon: CircleUser, at: core(0, 0), to: '/people' },
  { key: 'verification', look: 'core', icon: BadgeCheck, at: core(1, 0), to: '/verification' },
  { key: 'matching', look: 'core', icon: Crosshair, at: core(2, 0), to: '/matches' },
  { key: 'booking', look: 'core', icon: Handshake, at: core(0, 1), to: '/bookings' },
  { key: 'payments', look: 'core', icon: CreditCard, at: core(1, 1), to: '/payments' },
  { key: 'realtime', look: 'core', icon: Zap, at: core(2, 1), to: '/streams/telemetry' },
  {
    key: 'profiles',
    look: 'module',
    icon: Boxes,
    at: small(0, 80),
    to: '/people',
    search: { role: 'technician' },
  },
  {
    key: 'availability',
    look: 'module',
    icon: CalendarClock,
    at: small(85, 98),
    to: '/streams/business',
    search: { name: 'availability' },
  },
  { key: 'notifications', look: 'module', icon: Bell, at: small(188, 110), to: '/mailbox' },
  { key: 'admin', look: 'module', icon: ShieldCheck, at: small(303, 74), to: '/audit' },
  { key: 'reporting', look: 'module', icon: ChartColumn, at: small(382, 94), to: '/figures' },
  { key: 'events', look: 'layer', icon: Layers, at: [376, 340, 152, 56], to: '/streams/business' },
  {
    key: 'realtime-layer',
    of: 'realtime',
    look: 'layer',
    icon: RadioTower,
    at: [538, 340, 152, 56],
    to: '/streams/telemetry',
  },
  { key: 'jobs', look: 'layer', icon: Cog, at: [700, 340, 152, 56], to: '/jobs' },
  { key: 'postgres', look: 'store', icon: Database, at: [912, 34, 212, 88], to: '/growth' },
  {
    key: 'booking-events',
    of: 'events',
    look: 'record',
    icon: ScrollText,
    at: record(0),
    to: '/streams/business',
    search: { name: 'zenvee.booking' },
  },
  { key: 'audit', look: 'record', icon: ClipboardList, at: record(1), to: '/audit' },
  { key: 'ledger', look: 'record', icon: Landmark, at: record(2), to: '/ledger' },
  { key: 'outbox', look: 'record', icon: Inbox, at: record(3), to: '/outbox' },
  { key: 'redis', look: 'later', icon: Timer, at: [912, 350, 66, 46], to: '/growth' },
  { key: 'read-side', look: 'later', icon: Search, at: [985, 350, 66, 46], to: '/growth' },
  { key: 'telemetry-store', look: 'later', icon: Radar, at: [1058, 350, 66, 46], to: '/growth' },
  { key: 'logs', look: 'stream', icon: FileClock, at: stream(0), to: '/streams/logs' },
  { key: 'audit-stream', look: 'stream', icon: ClipboardList, at: stream(1), to: '/streams/audit' },
  { key: 'business', look: 'stream', icon: ChartColumn, at: stream(2), to: '/streams/business' },
  { key: 'telemetry', look: 'stream', icon: Radar, at: stream(3), to: '/streams/telemetry' },
  { key: 'review', look: 'review', icon: BookText, at: [900, 440, 236, 196], to: '/figures' },
]

/** A framed area of the stage with its name. */
export const AREAS = [
  { key: 'clients', at: [0, 0, 164, 408] },
  { key: 'runtime', at: [360, 0, 508, 408] },
  { key: 'platform', at: [900, 0, 236, 408] },
  { key: 'streams', at: [0, 440, 868, 196] },
] as const
