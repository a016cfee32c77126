import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedIn, withWords } from '../../../app/guard.ts'
import { zenveeRoute } from '../zenvee-route.ts'

/** `/zenvee/pro`: the technician's app. */
export const technicianRoute = createRoute({
  getParentRoute: () => zenveeRoute,
  path: 'pro',
  beforeLoad: signedIn(['technician', 'founder']),
  loader: withWords('zenvee', 'zenvee-technician', 'zenvee-series', 'everyday', 'refusals'),
  component: lazyRouteComponent(() => import('./frame.tsx'), 'TechnicianFrame'),
})

const todayRoute = createRoute({
  getParentRoute: () => technicianRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./today/today.tsx'), 'Today'),
})

const jobRoute = createRoute({
  getParentRoute: () => technicianRoute,
  path: 'jobs/$bookingId',
  component: lazyRouteComponent(() => import('./job/job.tsx'), 'Job'),
})

const calendarRoute = createRoute({
  getParentRoute: () => technicianRoute,
  path: 'calendar',
  component: lazyRouteComponent(() => import('./calendar/calendar.tsx'), 'Calendar'),
})

const hoursRoute = createRoute({
  getParentRoute: () => technicianRoute,
  path: 'hours',
  component: lazyRouteComponent(() => import('./calendar/hours.tsx'), 'HoursEditor'),
})

const earningsRoute = createRoute({
  getParentRoute: () => technicianRoute,
  path: 'earnings',
  component: lazyRouteComponent(() => import('./money/earnings.tsx'), 'Earnings'),
})

const growthRoute = createRoute({
  getParentRoute: () => technicianRoute,
  path: 'growth',
  component: lazyRouteComponent(() => import('./money/growth.tsx'), 'GrowthPage'),
})

const meRoute = createRoute({
  getParentRoute: () => technicianRoute,
  path: 'me',
  component: lazyRouteComponent(() => import('./profile/me.tsx'), 'ProMe'),
})

const profileRoute = createRoute({
  getParentRoute: () => technicianRoute,
  path: 'profile',
  component: lazyRouteComponent(() => import('./profile/profile.tsx'), 'ProfileEditor'),
})

const credentialsRoute = createRoute({
  getParentRoute: () => technicianRoute,
  path: 'credentials',
  component: lazyRouteComponent(() => import('./profile/credentials.tsx'), 'Credentials'),
})

const seriesRoute = createRoute({
  getParentRoute: () => technicianRoute,
  path: 'series',
  component: lazyRouteComponent(
    () => import('../customer/series/series-list.tsx'),
    'TechnicianSeries',
  ),
})

const oneSeriesRoute = createRoute({
  getParentRoute: () => technicianRoute,
  path: 'series/$seriesId',
  component: lazyRouteComponent(
    () => import('../customer/series/series-screen.tsx'),
    'TechnicianSeriesScreen',
  ),
})

const companyRoute = createRoute({
  getParentRoute: () => technicianRoute,
  path: 'company',
  loader: withWords('zenvee-vendor'),
  component: lazyRouteComponent(() => import('../vendor/my-company.tsx'), 'MyCompany'),
})

const inboxRoute = createRoute({
  getParentRoute: () => technicianRoute,
  path: 'inbox',
  component: lazyRouteComponent(() => import('../../../features/notifications/inbox.tsx'), 'Inbox'),
})

/** The technician's pages. */
export const technicianTree = technicianRoute.addChildren([
  todayRoute,
  jobRoute,
  calendarRoute,
  hoursRoute,
  earningsRoute,
  growthRoute,
  meRoute,
  profileRoute,
  credentialsRoute,
  seriesRoute,
  oneSeriesRoute,
  companyRoute,
  inboxRoute,
])
