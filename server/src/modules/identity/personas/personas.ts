import type { WorkInputOf } from '#contract/endpoint'
import type { signInAsPersona as contract, Persona, SignedIn } from '#contract/identity'
import type { Tx } from '#foundation/db'
import { refuse } from '../refusals.ts'
import { signInAs } from '../sessions/begin-session.ts'
import { surroundings } from '../surroundings.ts'
import { findPersona, selectPersonas, upsertPersona } from './personas.sql.ts'

/** Offer a registered person as one that visitors of the demo can continue as: for seeds. */
export async function offerPersona(
  tx: Tx,
  persona: Persona & { readonly personId: string },
): Promise<void> {
  const { personId, ...rest } = persona
  await upsertPersona(tx, {
    key: rest.key,
    name: rest.name,
    role: rest.role,
    does: rest.does,
    home: rest.home,
    person_id: personId,
  })
}

/** People of the demo; none outside it. */
export async function listPersonas(tx: Tx): Promise<{ personas: Persona[] }> {
  if (!surroundings().demo) return { personas: [] }
  const rows = await selectPersonas(tx)

  return {
    personas: rows.map(({ key, name, role, does, home }) => ({ key, name, role, does, home })),
  }
}

/** Continue as a person of the demo, without a password. Refused outside the demo. */
export async function signInAsPersona(
  tx: Tx,
  input: WorkInputOf<typeof contract>,
): Promise<SignedIn> {
  if (!surroundings().demo) throw refuse.no_demo()
  const persona = await findPersona(tx, input.key)
  if (!persona) throw refuse.no_such_persona({ key: input.key })

  return signInAs(tx, { personId: persona.person_id, how: 'persona', device: input.device })
}
