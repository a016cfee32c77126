import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { signedIn, withWords } from '../../../app/guard.ts'
import { ridendineRoute } from '../ridendine-route.ts'
import { DESK } from './base.ts'

/** `/ridendine/desk`: those who run the marketplace. (`/ridendine/admin` is the API's.) */
export const adminRoute = createRoute({
  getParentRoute: () => ridendineRoute,
  path: 'desk',
  beforeLoad: signedIn(['admin', 'founder']),
  loader: withWords('ridendine', 'ridendine-admin', 'console', 'operations', 'refusals'),
  component: lazyRouteComponent(() => import('./frame.tsx'), 'AdminFrame'),
})

const place = <Path extends string>(path: Path, component: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({ getParentRoute: () => adminRoute, path, component })

const streamsIndex = createRoute({
  getParentRoute: () => adminRoute,
  path: 'streams',
  beforeLoad: () => {
    throw redirect({ href: `${DESK}/streams/business`, replace: true })
  },
})

/** The desk's pages. What each keeps in the address it reads itself (features/console/address.ts). */
export const adminTree = adminRoute.addChildren([
  place(
    '/',
    lazyRouteComponent(() => import('./overview/overview.tsx'), 'OverviewScreen'),
  ),
  place(
    'board',
    lazyRouteComponent(() => import('./board/board.tsx'), 'BoardScreen'),
  ),
  place(
    'orders',
    lazyRouteComponent(() => import('./orders/orders.tsx'), 'OrdersScreen'),
  ),
  place(
    'orders/$orderId',
    lazyRouteComponent(() => import('./orders/order.tsx'), 'OrderScreen'),
  ),
  place(
    'disputes',
    lazyRouteComponent(() => import('./disputes/disputes.tsx'), 'DisputesScreen'),
  ),
  place(
    'alerts',
    lazyRouteComponent(() => import('./alerts/alerts.tsx'), 'AlertsScreen'),
  ),
  place(
    'analytics',
    lazyRouteComponent(() => import('./analytics/analytics.tsx'), 'AnalyticsScreen'),
  ),
  place(
    'verification',
    lazyRouteComponent(
      () => import('../../../features/verification/verification.tsx'),
      'VerificationScreen',
    ),
  ),
  place(
    'chefs',
    lazyRouteComponent(() => import('./staff/chefs.tsx'), 'ChefsScreen'),
  ),
  place(
    'drivers',
    lazyRouteComponent(() => import('./staff/drivers.tsx'), 'DriversScreen'),
  ),
  place(
    'incidents',
    lazyRouteComponent(() => import('./incidents/incidents.tsx'), 'IncidentsScreen'),
  ),
  place(
    'people',
    lazyRouteComponent(() => import('../../../features/people/people.tsx'), 'PeopleScreen'),
  ),
  place(
    'zones',
    lazyRouteComponent(() => import('./zones/zones.tsx'), 'ZonesScreen'),
  ),
  place(
    'fees',
    lazyRouteComponent(() => import('./fees/fees.tsx'), 'FeesScreen'),
  ),
  place(
    'figures',
    lazyRouteComponent(() => import('../../../features/figures/figures.tsx'), 'FiguresScreen'),
  ),
  place(
    'caches',
    lazyRouteComponent(() => import('./caches/caches.tsx'), 'CachesScreen'),
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
