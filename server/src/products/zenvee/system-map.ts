import type { InsightsPolicy } from '#modules/insights'
import { ledgerOnTimeline } from '#modules/ledger'
import { messagesOnTimeline } from '#modules/notifications'
import { webhooksOnTimeline } from '#modules/webhooks'

const CORE = ['identity', 'verification', 'matching', 'booking', 'payments', 'realtime'] as const

/** Zenvee's boxes and lines on the founder's map (Z1–Z51); `realtime` is the house's own sixth core box. */
export const zenveeMap: Pick<InsightsPolicy, 'sources' | 'nodes' | 'edges'> = {
  sources: [ledgerOnTimeline, messagesOnTimeline, webhooksOnTimeline],
  nodes: [
    {
      key: 'customer-app',
      label: 'Customer app',
      group: 'apps',
      link: '/ops/streams/business?name=zenvee.',
      routes: ['/bookings', '/discoveries'],
    },
    {
      key: 'technician-app',
      label: 'Technician app',
      group: 'apps',
      link: '/ops/streams/telemetry',
      routes: ['/positions', '/technician'],
    },
    {
      key: 'identity',
      label: 'Identity',
      group: 'core',
      link: '/ops/streams/business?name=identity.',
      events: ['identity.'],
    },
    {
      key: 'verification',
      label: 'Verification & trust',
      group: 'core',
      link: '/ops/verification',
      events: ['verification.'],
    },
    {
      key: 'matching',
      label: 'Discovery & matching',
      group: 'core',
      link: '/ops/matches',
      events: ['matching.'],
      routes: ['/discoveries', '/matches'],
    },
    {
      key: 'booking',
      label: 'Booking',
      group: 'core',
      link: '/ops/bookings',
      events: ['zenvee.'],
      subscribers: ['zenvee'],
    },
    {
      key: 'payments',
      label: 'Payments & ledger',
      group: 'core',
      link: '/ops/payments',
      events: ['payments.', 'ledger.'],
      subscribers: ['payments', 'ledger'],
    },
    {
      key: 'profiles',
      label: 'Profiles',
      group: 'module',
      link: '/ops/people',
      routes: ['/profile', '/technicians'],
    },
    {
      key: 'availability',
      label: 'Availability',
      group: 'module',
      link: '/ops/streams/business?name=availability.',
      events: ['availability.'],
    },
    {
      key: 'notifications',
      label: 'Notifications',
      group: 'module',
      link: '/ops/mailbox',
      events: ['notifications.'],
    },
    {
      key: 'admin',
      label: 'Admin',
      group: 'module',
      link: '/ops/streams/audit',
      routes: ['/audit', '/verification'],
    },
    {
      key: 'reporting',
      label: 'Reporting',
      group: 'module',
      link: '/ops/metrics',
      routes: ['/insights'],
    },
    {
      key: 'ledger',
      label: 'Financial ledger',
      group: 'record',
      link: '/ops/streams/business?name=ledger.',
      events: ['ledger.'],
    },
  ],
  edges: [
    { from: 'customer-app', to: 'gateway', label: 'HTTPS' },
    { from: 'technician-app', to: 'gateway', label: 'HTTPS' },
    { from: 'customer-app', to: 'realtime', label: 'socket' },
    { from: 'technician-app', to: 'realtime', label: 'socket' },
    ...CORE.map((to) => ({ from: 'gateway', to, label: '' })),
    { from: 'matching', to: 'booking', label: 'cards' },
    { from: 'booking', to: 'payments', label: 'authorise, capture' },
    { from: 'booking', to: 'events', label: 'tells' },
    { from: 'payments', to: 'ledger', label: 'entries' },
    { from: 'payments', to: 'events', label: 'tells' },
    { from: 'identity', to: 'audit', label: 'acts' },
    { from: 'verification', to: 'audit', label: 'decisions' },
  ],
}
