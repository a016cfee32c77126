import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../../app/root-route.tsx'

/** `/ridendine`: parent of the customer's, the kitchen's, the driver's and the desk's pages. */
export const ridendineRoute = createRoute({ getParentRoute: () => rootRoute, path: 'ridendine' })
