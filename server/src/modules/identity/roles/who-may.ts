import type { Tx } from '#foundation/db'
import { readSettings } from '#modules/organisations'
import { refuse } from '../refusals.ts'
import { identitySettings } from '../settings.ts'
import { surroundings } from '../surroundings.ts'
import { lockOtherHolders } from './roles.sql.ts'

/** The role that can do everything; an organisation never loses its last. */
const FOUNDER = 'founder'

/** Refuses roles that nobody declared: neither open to everybody nor with any permit. */
export async function refuseUnknownRole(tx: Tx, role: string): Promise<void> {
  const { openRoles } = await readSettings(tx, identitySettings)
  if (openRoles.includes(role) || surroundings().permitsOf([role]).size > 0) return
  throw refuse.no_such_role({ role })
}

/** Roles of staff are given, taken and suspended only by who may give them; open roles by operators too. */
export async function refuseAboveMe(tx: Tx, roles: readonly string[]): Promise<void> {
  if (tx.actor.kind !== 'person' || tx.actor.permits.has('person.grant_staff_role')) return
  const { openRoles } = await readSettings(tx, identitySettings)
  const staff = roles.filter((role) => !openRoles.includes(role))
  if (staff.length > 0) throw refuse.not_above_you({ roles: staff })
}

/** Refuses what would leave the organisation without a founder who can sign in. */
export async function refuseLastFounder(
  tx: Tx,
  personId: string,
  roles: readonly string[],
): Promise<void> {
  if (!roles.includes(FOUNDER)) return
  if (!(await lockOtherHolders(tx, FOUNDER, personId))) throw refuse.last_founder()
}
