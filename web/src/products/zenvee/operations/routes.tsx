import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { signedIn, withWords } from '../../../app/guard.ts'
import { zenveeRoute } from '../zenvee-route.ts'
import { OPERATIONS } from './base.ts'

/** `/zenvee/operations`: founders and operators. */
export const operationsRoute = createRoute({
  getParentRoute: () => zenveeRoute,
  path: 'operations',
  beforeLoad: signedIn(['founder', 'operator', 'admin']),
  loader: withWords('operations', 'console', 'zenvee'),
  component: lazyRouteComponent(() => import('./frame.tsx'), 'OperationsFrame'),
})

const place = <Path extends string>(path: Path, component: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({ getParentRoute: () => operationsRoute, path, component })

const streamsIndex = createRoute({
  getParentRoute: () => operationsRoute,
  path: 'streams',
  beforeLoad: () => {
    throw redirect({ href: `${OPERATIONS}/streams/business`, replace: true })
  },
})

/** The desk's pages. What each keeps in the address it reads itself (features/console/address.ts). */
export const operationsTree = operationsRoute.addChildren([
  place(
    '/',
    lazyRouteComponent(() => import('./system-map/system-map.tsx'), 'SystemMapScreen'),
  ),
  place(
    'figures',
    lazyRouteComponent(() => import('../../../features/figures/figures.tsx'), 'FiguresScreen'),
  ),
  place(
    'growth',
    lazyRouteComponent(() => import('../../../features/growth/growth.tsx'), 'GrowthScreen'),
  ),
  place(
    'bookings',
    lazyRouteComponent(() => import('./bookings/bookings.tsx'), 'BookingsScreen'),
  ),
  place(
    'bookings/$bookingId',
    lazyRouteComponent(() => import('./bookings/booking.tsx'), 'BookingScreen'),
  ),
  place(
    'disputes',
    lazyRouteComponent(() => import('./disputes/disputes.tsx'), 'DisputesScreen'),
  ),
  place(
    'verification',
    lazyRouteComponent(
      () => import('../../../features/verification/verification.tsx'),
      'VerificationScreen',
    ),
  ),
  place(
    'matches',
    lazyRouteComponent(() => import('./matches.tsx'), 'ZenveeMatches'),
  ),
  place(
    'matches/$matchId',
    lazyRouteComponent(() => import('../../../features/matching/match.tsx'), 'MatchScreen'),
  ),
  place(
    'people',
    lazyRouteComponent(() => import('../../../features/people/people.tsx'), 'PeopleScreen'),
  ),
  streamsIndex,
  place(
    'streams/$stream',
    lazyRouteComponent(() => import('../../../features/streams/streams.tsx'), 'StreamsScreen'),
  ),
  place(
    'audit',
    lazyRouteComponent(() => import('../../../features/audit/audit.tsx'), 'AuditScreen'),
  ),
  place(
    'payments',
    lazyRouteComponent(() => import('../../../features/payments/payments.tsx'), 'PaymentsScreen'),
  ),
  place(
    'ledger',
    lazyRouteComponent(() => import('../../../features/ledger/ledger.tsx'), 'LedgerScreen'),
  ),
  place(
    'outbox',
    lazyRouteComponent(() => import('../../../features/outbox/outbox.tsx'), 'OutboxScreen'),
  ),
  place(
    'jobs',
    lazyRouteComponent(() => import('../../../features/outbox/jobs.tsx'), 'JobsScreen'),
  ),
  place(
    'webhooks',
    lazyRouteComponent(() => import('../../../features/webhooks/webhooks.tsx'), 'WebhooksScreen'),
  ),
  place(
    'mailbox',
    lazyRouteComponent(() => import('../../../features/mailbox/mailbox.tsx'), 'MailboxScreen'),
  ),
])
