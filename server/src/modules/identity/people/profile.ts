import type { Person, Profile } from '#contract/identity'
import type { Tx } from '#foundation/db'
import { signedUrl } from '#modules/files'
import { surroundings } from '../surroundings.ts'
import type { PersonRow } from './people.sql.ts'

/** A person's own account as the wire has it. */
export function profileOf(tx: Tx, person: PersonRow, roles: readonly string[]): Profile {
  return {
    id: person.id,
    name: person.name,
    email: person.email,
    emailVerified: person.email_verified_at !== null,
    phone: person.phone,
    locale: person.locale,
    avatarUrl: person.avatar_file_id ? signedUrl(tx, person.avatar_file_id) : null,
    roles: [...roles],
    permits: [...surroundings().permitsOf(roles)].sort(),
    hasPassword: person.password_hash !== null,
    hasSecondFactor: person.totp_on_at !== null,
    createdAt: person.created_at.toISOString(),
    version: person.version,
  }
}

/** A person as operators see them. */
export function personOf(person: PersonRow, roles: readonly string[]): Person {
  return {
    id: person.id,
    name: person.name,
    email: person.email,
    emailVerified: person.email_verified_at !== null,
    phone: person.phone,
    roles: [...roles],
    state: stateOf(person),
    suspendedReason: person.suspended_reason,
    createdAt: person.created_at.toISOString(),
    version: person.version,
  }
}

function stateOf(person: PersonRow): Person['state'] {
  if (person.deleted_at) return 'deleted'
  return person.suspended_at ? 'suspended' : 'active'
}
