import type { FleetPolicy } from '#modules/dispatch'
import { ratingsOf } from '#modules/reviews'
import { latestPositions, whoIsOnline } from '#modules/tracking'
import { listAvailable } from './drivers.sql.ts'

/** The name of this product's couriers. */
export const FLEET = 'ridendine'

/**
 * Whom the dispatcher may ask: approved, on duty, heard of lately; where they roughly are. Drivers
 * are paid per delivery, with no guaranteed hour.
 */
export const ridendineFleet: FleetPolicy = {
  pay: { perOrder: 500, perHour: 0 },
  onDuty: async (tx) => {
    const rows = await listAvailable(tx)
    const ids = rows.map((row) => row.id)
    const online = await whoIsOnline(tx, ids)
    const at = await latestPositions(tx, ids)
    const ratings = await ratingsOf(tx, ids)
    return rows
      .filter((row) => online.has(row.id))
      .map((row) => ({
        id: row.id,
        name: row.display_name,
        at: at.get(row.id),
        onDutySince: row.online_since ?? tx.now,
        rating: ratings.get(row.id)?.mean ?? null,
      }))
  },
}
