import type { Zone } from '#contract/places'
import type { ZoneRow } from './zones.sql.ts'

export function presentedZone(row: ZoneRow): Zone {
  const { id, name, purpose, ring, version } = row
  return { id, name, purpose, ring, isActive: row.is_active, version }
}
