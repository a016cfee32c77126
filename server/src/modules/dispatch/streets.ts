import type {
  ClosedStreet,
  closeStreet as closeDoor,
  listClosedStreets as listDoor,
  openStreet as openDoor,
} from '#contract/dispatch'
import type { OutputOf, WorkInputOf } from '#contract/endpoint'
import type { Tx } from '#foundation/db'
import { recordAudit } from '#modules/audit'
import * as places from '#modules/places'

/** Close a stretch of street: routes and the dispatcher go around it from now on. */
export async function closeStreet(
  tx: Tx,
  input: WorkInputOf<typeof closeDoor>,
): Promise<ClosedStreet> {
  const closure = await places.closeStreet(tx, input)

  await recordAudit(tx, {
    action: 'dispatch.close_street',
    about: `places.closure:${closure.id}`,
    after: { name: closure.name },
    reason: input.reason,
  })
  return present(closure)
}

export async function openStreet(
  tx: Tx,
  { closureId }: WorkInputOf<typeof openDoor>,
): Promise<{ done: true }> {
  await places.openStreet(tx, { closureId })

  await recordAudit(tx, { action: 'dispatch.open_street', about: `places.closure:${closureId}` })
  return { done: true }
}

export async function listClosedStreets(tx: Tx): Promise<OutputOf<typeof listDoor>> {
  return { streets: (await places.listClosedStreets(tx)).map(present) }
}

function present(closure: places.Closure): ClosedStreet {
  return { ...closure, closedAt: closure.closedAt.toISOString() }
}
