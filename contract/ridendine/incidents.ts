import { z } from 'zod'
import { endpoint, listOf, page, paging } from '../endpoint.ts'
import { mustDrive } from './drivers.ts'

const said = (max: number) => z.string().trim().max(max).min(1)

export const IncidentKind = z.enum([
  'accident',
  'vehicle_breakdown',
  'food_damaged',
  'wrong_order',
  'unsafe_place',
  'harassment',
  'kitchen_closed',
  'other',
])
export type IncidentKind = z.infer<typeof IncidentKind>

export const Incident = z.object({
  id: z.uuid(),
  driverId: z.uuid(),
  driverName: z.string(),
  orderId: z.uuid().nullable(),
  orderNumber: z.string().nullable(),
  kind: IncidentKind,
  text: z.string(),
  photoUrls: z.array(z.string()),
  at: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
  outcome: z.string().nullable(),
})
export type Incident = z.infer<typeof Incident>

export const reportIncident = endpoint({
  method: 'POST',
  path: '/drivers/me/incidents',
  summary: 'Report what went wrong on the road, at a kitchen or at a door',
  input: z.object({
    orderId: z.uuid().nullable().default(null),
    kind: IncidentKind,
    text: said(1000),
    photoIds: z.array(z.uuid()).max(6).default([]),
    at: z.iso.datetime({ offset: true }).optional(),
  }),
  output: Incident,
  status: 201,
  refuses: [
    ...mustDrive,
    'ridendine.no_such_order',
    'files.no_such_file',
    'files.not_yours',
    'files.attached_elsewhere',
  ],
})

export const listOwnIncidents = endpoint({
  method: 'GET',
  path: '/drivers/me/incidents',
  summary: 'What you reported, newest first',
  input: z.object(paging),
  output: page(Incident),
  refuses: [...mustDrive, 'paging.bad_cursor'],
})

export const listIncidents = endpoint({
  method: 'GET',
  path: '/incidents',
  summary: 'What drivers reported; open ones unless asked otherwise',
  input: z.object({ ...paging, state: listOf(z.enum(['open', 'closed'])).default(['open']) }),
  output: page(Incident),
  refuses: ['paging.bad_cursor'],
})

export const closeIncident = endpoint({
  method: 'POST',
  path: '/incidents/:incidentId/close',
  summary: 'Close a report with what was done about it',
  input: z.object({ incidentId: z.uuid(), outcome: said(500) }),
  output: Incident,
  refuses: ['ridendine.no_such_incident', 'ridendine.incident_closed'],
})
