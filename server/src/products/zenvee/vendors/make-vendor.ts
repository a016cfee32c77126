import type { OutputOf, WorkInputOf } from '#contract/endpoint'
import type { listVendors as listDoor, makeVendor as makeDoor, Vendor } from '#contract/zenvee'
import { pageFrom, type Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { newId } from '#foundation/ids'
import { recordAudit } from '#modules/audit'
import { grantRole, readPeople, readPerson } from '#modules/identity'
import { VendorMade } from './membership.events.ts'
import { insertVendor, listVendorRows, type VendorRow } from './vendors.sql.ts'

/** Make somebody the manager of a company. They get the role; technicians are invited, and say yes themselves. */
export async function makeVendor(tx: Tx, input: WorkInputOf<typeof makeDoor>): Promise<Vendor> {
  const manager = await readPerson(tx, input.managerId)

  const row: VendorRow = {
    id: newId(),
    name: input.name,
    manager_id: manager.id,
    made_at: tx.now,
  }
  await insertVendor(tx, row)
  await grantRole(tx, { personId: manager.id, role: 'vendor', reason: `Manager of ${input.name}` })
  await tell(tx, VendorMade, `zenvee.vendor:${row.id}`, { vendorId: row.id, managerId: manager.id })
  await recordAudit(tx, {
    action: 'vendor.make',
    about: `zenvee.vendor:${row.id}`,
    after: { name: input.name, managerId: manager.id },
  })

  return presentVendor(row, manager.name, 0)
}

/** Every company, for operations. */
export async function listVendors(
  tx: Tx,
  input: WorkInputOf<typeof listDoor>,
): Promise<OutputOf<typeof listDoor>> {
  const rows = await listVendorRows(tx, input)
  const managers = await readPeople(tx, [...new Set(rows.map((row) => row.manager_id))])
  const names = new Map(managers.map(({ id, name }) => [id, name]))
  return pageFrom(
    rows,
    input.limit,
    (row) => presentVendor(row, names.get(row.manager_id) ?? '', row.technicians),
    (row) => [row.made_at.toISOString(), row.id],
  )
}

function presentVendor(row: VendorRow, manager: string, technicians: number): Vendor {
  return {
    id: row.id,
    name: row.name,
    manager: { id: row.manager_id, name: manager },
    technicians,
    madeAt: row.made_at.toISOString(),
  }
}
