/** Every address of Zenvee that needs no thing of its own, by who may open it. */
export const PUBLIC_PATHS = [
  '/',
  '/sign-in',
  '/register',
  '/forgot-password',
  '/reset-password?token=nothing',
  '/verify-email?token=nothing',
  '/zenvee/on-my-way/nothing',
  '/nowhere',
]

export const CUSTOMER_PATHS = [
  '/zenvee/app',
  '/zenvee/app/find?service=leaking-tap',
  '/zenvee/app/find',
  '/zenvee/app/bookings',
  '/zenvee/app/bookings?group=past',
  '/zenvee/app/inbox',
  '/zenvee/app/me',
  '/zenvee/app/me/places',
  '/zenvee/app/me/cards',
  '/account?tab=profile',
  '/account?tab=security',
  '/account?tab=notifications',
]

export const TECHNICIAN_PATHS = [
  '/zenvee/pro',
  '/zenvee/pro/calendar',
  '/zenvee/pro/hours',
  '/zenvee/pro/earnings',
  '/zenvee/pro/growth',
  '/zenvee/pro/me',
  '/zenvee/pro/profile',
  '/zenvee/pro/credentials',
  '/zenvee/pro/inbox',
]

export const DESK_PATHS = [
  '',
  '/figures',
  '/growth',
  '/bookings',
  '/disputes',
  '/verification',
  '/verification?tab=rules',
  '/matches',
  '/matches?tab=weights',
  '/people',
  '/streams/business',
  '/streams/logs',
  '/streams/audit',
  '/streams/telemetry',
  '/audit',
  '/payments',
  '/payments?tab=payouts',
  '/ledger',
  '/outbox',
  '/jobs',
  '/webhooks',
  '/webhooks?tab=deliveries',
  '/mailbox',
].map((path) => `/zenvee/operations${path}`)
