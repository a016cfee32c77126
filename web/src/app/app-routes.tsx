import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { PRODUCT_IDS } from '../lib/products.tsx'
import { tableSearch } from '../ui/table/table-state.ts'
import { signedIn, withWords } from './guard.ts'
import { rootRoute } from './root-route.tsx'

const portalRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  loader: withWords('portal'),
  component: lazyRouteComponent(() => import('./portal/portal.tsx'), 'Portal'),
})

/** Where to go after signing in, and to which product. */
export const EntrySearch = z.object({
  next: z.string().startsWith('/').optional().catch(undefined),
  product: z.enum(PRODUCT_IDS).optional().catch(undefined),
})

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'sign-in',
  validateSearch: EntrySearch,
  loader: withWords('account', 'portal'),
  component: lazyRouteComponent(() => import('./sign-in/sign-in.tsx'), 'SignIn'),
})

const oidcReturnRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'sign-in/return',
  validateSearch: z.object({
    code: z.string().optional().catch(undefined),
    state: z.string().optional().catch(undefined),
    iss: z.string().optional().catch(undefined),
  }),
  loader: withWords('account', 'portal'),
  component: lazyRouteComponent(() => import('./sign-in/oidc-return.tsx'), 'OidcReturn'),
})

const registerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'register',
  validateSearch: EntrySearch.extend({
    as: z.enum(['customer', 'technician', 'chef', 'driver']).optional().catch(undefined),
  }),
  loader: withWords('account', 'portal'),
  component: lazyRouteComponent(() => import('./sign-in/register.tsx'), 'Register'),
})

const forgotRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'forgot-password',
  validateSearch: EntrySearch,
  loader: withWords('account', 'portal'),
  component: lazyRouteComponent(() => import('./sign-in/forgot.tsx'), 'Forgot'),
})

const LinkSearch = z.object({
  token: z.string().default(''),
  product: z.enum(PRODUCT_IDS).optional().catch(undefined),
})

const resetRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'reset-password',
  validateSearch: LinkSearch,
  loader: withWords('account', 'portal'),
  component: lazyRouteComponent(() => import('./sign-in/reset.tsx'), 'Reset'),
})

const verifyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'verify-email',
  validateSearch: LinkSearch,
  loader: withWords('account', 'portal'),
  component: lazyRouteComponent(() => import('./sign-in/verify-email.tsx'), 'VerifyEmail'),
})

const accountRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'account',
  validateSearch: z.object({
    tab: z.enum(['profile', 'security', 'notifications']).optional().catch(undefined),
  }),
  beforeLoad: signedIn(),
  loader: withWords('account'),
  component: lazyRouteComponent(() => import('./account/account.tsx'), 'Account'),
})

const kitRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'kit',
  validateSearch: z.object({
    part: z.string().optional().catch(undefined),
    brand: z.enum(PRODUCT_IDS).optional().catch(undefined),
    ...tableSearch,
  }),
  component: lazyRouteComponent(() => import('./kit/kit.tsx'), 'Kit'),
})

/** The pages that belong to no product. */
export const appRoutes = [
  portalRoute,
  signInRoute,
  oidcReturnRoute,
  registerRoute,
  forgotRoute,
  resetRoute,
  verifyRoute,
  accountRoute,
  kitRoute,
]
