import { z } from 'zod'
import { Done, endpoint } from '../endpoint.ts'
import { LngLat, Point } from '../places.ts'

/** A stretch of street that nobody can drive through now. */
export const ClosedStreet = z.object({
  id: z.uuid(),
  name: z.string(),
  path: z.array(LngLat),
  reason: z.string(),
  closedAt: z.iso.datetime(),
})
export type ClosedStreet = z.infer<typeof ClosedStreet>

export const listClosedStreets = endpoint({
  method: 'GET',
  path: '/dispatch/closed-streets',
  summary: 'Stretches of street that are closed now',
  output: z.object({ streets: z.array(ClosedStreet) }),
})

export const closeStreet = endpoint({
  method: 'POST',
  path: '/dispatch/closed-streets',
  summary: 'Close the stretch of street nearest to a point; routes and the dispatcher go around it',
  input: z.object({ at: Point, reason: z.string().trim().min(1).max(200) }),
  output: ClosedStreet,
  status: 201,
  refuses: ['places.no_street_here', 'places.street_closed_already'],
})

export const openStreet = endpoint({
  method: 'DELETE',
  path: '/dispatch/closed-streets/:closureId',
  summary: 'Open a closed stretch of street again',
  input: z.object({ closureId: z.uuid() }),
  output: Done,
  refuses: ['places.no_such_closure'],
})
