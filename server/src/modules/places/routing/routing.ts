import type { Tx } from '#foundation/db'
import { closedEdges } from '../closures/close-street.ts'
import { builtInAround, builtInRouting } from './built-in.ts'
import type { RoutingPort } from './port.ts'

let present: RoutingPort = builtInRouting

/** The router in use: the built-in one unless the configuration names another. */
export function routing(): RoutingPort {
  return present
}

/**
 * The router for this organisation: the built-in one goes around the streets that it has closed.
 * Routers on the network know the world's closures themselves.
 */
export async function routingFor(tx: Tx): Promise<RoutingPort> {
  if (present !== builtInRouting) return present
  const closed = await closedEdges(tx)
  return closed.size > 0 ? builtInAround(closed) : present
}

/** Put another router in its place; answers the one before. Called when the server starts. */
export function chooseRouting(next: RoutingPort): RoutingPort {
  const before = present
  present = next
  return before
}
