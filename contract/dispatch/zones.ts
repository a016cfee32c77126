import { z } from 'zod'
import { Done, endpoint } from '../endpoint.ts'
import { LngLat } from '../places.ts'

/** A part of the town under one name: H3 cells of resolution 8. */
export const DispatchZone = z.object({
  id: z.uuid(),
  name: z.string(),
  cells: z.array(z.string()),
  /** Its cells as one or more rings, to draw. */
  rings: z.array(z.array(LngLat)),
  /** Free couriers on duty in it now. */
  available: z.int(),
  version: z.int(),
})
export type DispatchZone = z.infer<typeof DispatchZone>

const Cells = z
  .array(z.string().regex(/^8[0-9a-f]{14}$/, 'a cell is an H3 index of resolution 8'))
  .min(1)
  .max(2000)
const ZoneName = z.string().trim().min(1).max(80)

export const listDispatchZones = endpoint({
  method: 'GET',
  path: '/dispatch/zones',
  summary: 'Parts of the town, and how many couriers are free in each',
  output: z.object({ zones: z.array(DispatchZone) }),
})

export const drawDispatchZone = endpoint({
  method: 'POST',
  path: '/dispatch/zones',
  summary: 'Put cells together under a name; a cell belongs to one zone',
  input: z.object({
    name: ZoneName,
    cells: Cells.optional(),
    /** Instead of cells: every cell whose middle lies inside. */
    ring: z.array(LngLat).min(3).max(200).optional(),
  }),
  output: DispatchZone,
  status: 201,
  refuses: ['dispatch.zone_name_taken', 'dispatch.zone_without_cells'],
})

export const changeDispatchZone = endpoint({
  method: 'PATCH',
  path: '/dispatch/zones/:zoneId',
  summary: 'Rename a zone, or give it other cells',
  input: z.object({
    zoneId: z.uuid(),
    version: z.int().optional(),
    name: ZoneName.optional(),
    cells: Cells.optional(),
  }),
  output: DispatchZone,
  refuses: ['dispatch.no_such_zone', 'dispatch.zone_changed', 'dispatch.zone_name_taken'],
})

export const removeDispatchZone = endpoint({
  method: 'DELETE',
  path: '/dispatch/zones/:zoneId',
  summary: 'Dissolve a zone',
  input: z.object({ zoneId: z.uuid() }),
  output: Done,
  refuses: ['dispatch.no_such_zone'],
})
