import {
  DispatchSettings,
  type readDispatchSettings as readDoor,
  type setDispatchSettings as setDoor,
} from '#contract/dispatch'
import type { OutputOf, WorkInputOf } from '#contract/endpoint'
import type { Tx } from '#foundation/db'
import { patchSettings, readSettings, settingsSection } from '#modules/organisations'

const section = settingsSection('dispatch', DispatchSettings)

/** How the dispatcher works in this organisation. */
export function dispatchSettings(tx: Tx): Promise<DispatchSettings> {
  return readSettings(tx, section)
}

export async function readDispatchSettings(tx: Tx): Promise<OutputOf<typeof readDoor>> {
  return { settings: await dispatchSettings(tx) }
}

/** Change some settings; audited with what stood there before. The next tick follows them. */
export async function setDispatchSettings(
  tx: Tx,
  input: WorkInputOf<typeof setDoor>,
): Promise<OutputOf<typeof setDoor>> {
  await patchSettings(tx, {
    section: section.name,
    settings: input.settings,
    reason: input.reason,
  })
  return { settings: await dispatchSettings(tx) }
}
