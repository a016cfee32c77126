import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../../app/root-route.tsx'

/** `/zenvee`: parent of the customer's, the technician's and the public pages. */
export const zenveeRoute = createRoute({ getParentRoute: () => rootRoute, path: 'zenvee' })
