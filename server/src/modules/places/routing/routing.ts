import { builtInRouting } from './built-in.ts'
import type { RoutingPort } from './port.ts'

let present: RoutingPort = builtInRouting

/** The router in use: the built-in one unless the configuration names another. */
export function routing(): RoutingPort {
  return present
}

/** Put another router in its place; answers the one before. Called when the server starts. */
export function chooseRouting(next: RoutingPort): RoutingPort {
  const before = present
  present = next
  return before
}
