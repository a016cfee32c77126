import { audience as hears, topic as room } from '#foundation/live'
import { findChefRow } from './chefs.sql.ts'
import { kitchenEvents } from './kitchen.events.ts'

/** A kitchen's room: whoever looks at its page hears when it opens, pauses or changes its menu. */
export const topic = room({
  name: 'ridendine.chef',
  permit: async (tx, id) => (await findChefRow(tx, id)) !== undefined,
})

/** The kitchen's own room, its chef, and the desk. */
export const audience = hears(kitchenEvents, (tx, { chefId }, message) => [
  message.stream,
  `person:${chefId}`,
  `operations:${tx.orgId}`,
])
