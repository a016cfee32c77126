import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext } from '@tanstack/react-router'
import { Fault } from './fault.tsx'
import { Missing } from './missing.tsx'
import { Root } from './root.tsx'

/** The root of all routes: words, toasts, queue, developer drawer. */
export const rootRoute = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: Root,
  notFoundComponent: Missing,
  errorComponent: Fault,
})
