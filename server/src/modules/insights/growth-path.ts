/** Which store is responsible for what: the tables whose sizes are shown beside each. */
export interface StoreSpec {
  readonly store: string
  readonly status: 'now' | 'later'
  readonly responsibility: string
  readonly keeps: string
  /** Tables `room.table`, or whole rooms `room.*`; `*` for every other table. */
  readonly tables: readonly string[]
}

export const STORES: readonly StoreSpec[] = [
  {
    store: 'PostgreSQL',
    status: 'now',
    responsibility:
      'Current transactional truth: identity, profiles, bookings, availability, payments',
    keeps: 'current truth',
    tables: ['*'],
  },
  {
    store: 'PostgreSQL',
    status: 'now',
    responsibility: 'Booking and other business events, with the history of moves',
    keeps: 'append only',
    tables: ['foundation.events', 'foundation.history'],
  },
  {
    store: 'PostgreSQL',
    status: 'now',
    responsibility: 'Audit events',
    keeps: 'append only',
    tables: ['audit.entries'],
  },
  {
    store: 'PostgreSQL',
    status: 'now',
    responsibility: 'Financial ledger',
    keeps: 'append only',
    tables: ['ledger.entries', 'ledger.transfers'],
  },
  {
    store: 'PostgreSQL',
    status: 'now',
    responsibility: 'Outbox messages and their deliveries',
    keeps: 'append only',
    tables: ['foundation.outbox_messages', 'foundation.deliveries'],
  },
  {
    store: 'PostgreSQL',
    status: 'now',
    responsibility: 'Location sessions and telemetry samples',
    keeps: 'bounded',
    tables: ['tracking.*', 'insights.telemetry_samples'],
  },
  {
    store: 'PostgreSQL',
    status: 'now',
    responsibility: 'Operational log lines',
    keeps: 'bounded',
    tables: ['foundation.log_lines'],
  },
  {
    store: 'Redis',
    status: 'later',
    responsibility: 'Presence and connection hot state',
    keeps: 'derived',
    tables: [],
  },
  {
    store: 'Redis',
    status: 'later',
    responsibility: 'Coordination of realtime instances and hot transient state',
    keeps: 'derived',
    tables: [],
  },
  {
    store: 'Read side',
    status: 'later',
    responsibility: 'Operator reporting and founder read models',
    keeps: 'derived',
    tables: [],
  },
  {
    store: 'Read side',
    status: 'later',
    responsibility: 'Technician discovery and heavy filtering',
    keeps: 'derived',
    tables: [],
  },
  {
    store: 'Telemetry store',
    status: 'later',
    responsibility: 'High-volume GPS or session telemetry',
    keeps: 'bounded',
    tables: [],
  },
  {
    store: 'Telemetry store',
    status: 'later',
    responsibility: 'Time-series analytics and aggregates',
    keeps: 'derived',
    tables: [],
  },
]

export interface PathStep {
  readonly step: number
  readonly title: string
  readonly says: string
  readonly status: 'done' | 'when justified'
  /** Keys of the triggers that would justify it. */
  readonly triggers: readonly string[]
}

/** The growth path: new infrastructure only when a measured workload makes it worthwhile. */
export const PATH: readonly PathStep[] = [
  {
    step: 1,
    title: 'Today',
    says: 'One deployable backend, PostgreSQL, structured logs, sign-in, role-aware doors, guarded boundaries.',
    status: 'done',
    triggers: [],
  },
  {
    step: 2,
    title: 'Reliability pass',
    says: 'Append-only events, audit and ledger, one correlation id, transactional outbox.',
    status: 'done',
    triggers: [],
  },
  {
    step: 3,
    title: 'Realtime pass',
    says: 'Bookings told as they move, presence, location shared during active bookings; jobs and in-process events.',
    status: 'done',
    triggers: [],
  },
  {
    step: 4,
    title: 'Redis when justified',
    says: 'Coordination of several instances and hot presence; never for money or bookings.',
    status: 'when justified',
    triggers: ['sockets', 'pushes', 'instances', 'event_loop'],
  },
  {
    step: 5,
    title: 'Specialised stores later',
    says: 'When reporting, discovery or GPS load competes with core transactions.',
    status: 'when justified',
    triggers: ['read_p95', 'seq_scans', 'connections', 'outbox_lag', 'positions', 'telemetry_size'],
  },
]
