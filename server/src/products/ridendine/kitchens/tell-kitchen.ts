import type { Tx } from '#foundation/db'
import { type EventType, tell } from '#foundation/events'
import { streamOfChef } from './kitchen.events.ts'
import { forgetMenu, forgetProfile } from './kitchen-facts.ts'

/** Say what happened to a kitchen; whatever was kept of it is forgotten when this commits. */
export async function tellKitchen<Payload extends { chefId: string }>(
  tx: Tx,
  type: EventType<Payload>,
  payload: Payload,
): Promise<void> {
  await tell(tx, type, streamOfChef(payload.chefId), payload)
  await forgetProfile(tx, payload.chefId)
}

/** The same for its menus. */
export async function tellMenu<Payload extends { chefId: string }>(
  tx: Tx,
  type: EventType<Payload>,
  payload: Payload,
): Promise<void> {
  await tell(tx, type, streamOfChef(payload.chefId), payload)
  await forgetMenu(tx, payload.chefId)
}
