import type { Tx } from '#foundation/db'
import { drawDispatchZone, zoneNames } from '#modules/dispatch'
import { cellsInRing, demoCity } from '#modules/places'

/** Cells of about 0.7 km²: what zones are made of. */
const RESOLUTION = 8

/** Districts that a driver crosses in a few minutes are one zone. */
const ZONES: Readonly<Record<string, readonly string[]>> = {
  Waterfront: ['Old Harbor', 'South Cove', 'Sandpoint'],
  Market: ['Market Hill', 'Orchard Park'],
  Millside: ['Millrace', 'Eastbank', 'Lantern Hill'],
}

/** The zones that alerts and figures count by, unless some are drawn already. */
export async function drawDispatchZones(tx: Tx): Promise<void> {
  const { center, districts } = demoCity()
  if ((await zoneNames(tx))(center)) return
  for (const [name, members] of Object.entries(ZONES)) {
    const cells = districts
      .filter((district) => members.includes(district.name))
      .flatMap(({ ring }) => cellsInRing([...ring], RESOLUTION))
    if (cells.length > 0) await drawDispatchZone(tx, { name, cells: [...new Set(cells)] })
  }
}
