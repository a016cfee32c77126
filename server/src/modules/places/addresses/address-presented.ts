import type { SavedAddress } from '#contract/places'
import type { AddressRow } from './addresses.sql.ts'

/** An address as its owner sees it. */
export function presentedAddress(row: AddressRow): SavedAddress {
  return {
    id: row.id,
    label: row.label,
    line: row.line,
    lat: row.lat,
    lng: row.lng,
    cell: row.h3_9,
    note: row.note,
    isDefault: row.is_default,
    createdAt: row.created_at.toISOString(),
  }
}
