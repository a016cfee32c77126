import type { WorkInputOf } from '#contract/endpoint'
import type {
  signInAsPersona as contract,
  listPersonas as listDoor,
  Persona,
  SignedIn,
} from '#contract/identity'
import type { Tx } from '#foundation/db'
import { refuse } from '../refusals.ts'
import { signInAs } from '../sessions/begin-session.ts'
import { surroundings } from '../surroundings.ts'
import { findPersona, selectPersonas, upsertPersona } from './personas.sql.ts'

/**
 * Offer a registered person as one that visitors of the demo can continue as: for seeds. The
 * product is the first part of `home` (`/zenvee/app`); a key is one person within a product.
 */
export async function offerPersona(
  tx: Tx,
  persona: Omit<Persona, 'product'> & { readonly personId: string },
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

/** People of the demo, of every product or of one; none outside it. */
export async function listPersonas(
  tx: Tx,
  input: WorkInputOf<typeof listDoor>,
): Promise<{ personas: Persona[] }> {
  if (!surroundings().demo) return { personas: [] }
  const rows = await selectPersonas(tx, input.product)

  return {
    personas: rows.map(({ product, key, name, role, does, home }) => ({
      product,
      key,
      name,
      role,
      does,
      home,
    })),
  }
}

/**
 * Continue as a person of the demo, without a password. Refused outside the demo. `home` is the
 * product under whose address it was asked: two products may call their founder by one key.
 */
export async function signInAsPersona(
  tx: Tx,
  input: WorkInputOf<typeof contract>,
  home?: string,
): Promise<SignedIn> {
  if (!surroundings().demo) throw refuse.no_demo()
  const persona = await findPersona(tx, input.key, input.product ?? home)
  if (!persona) throw refuse.no_such_persona({ key: input.key })

  return signInAs(tx, { personId: persona.person_id, how: 'persona', device: input.device })
}
