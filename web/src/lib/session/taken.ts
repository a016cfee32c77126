import type { Profile, SignedIn } from '#contract/identity'
import type { ProductId } from '../products.tsx'
import type { Person, Session } from './session.ts'

/** What a tab remembers of a person. */
export function personOf(profile: Profile): Person {
  return {
    id: profile.id,
    name: profile.name,
    email: profile.email ?? '',
    roles: profile.roles,
    permits: profile.permits,
    photoUrl: profile.avatarUrl,
  }
}

/** A session of this device, made of the server's answer. */
export function sessionOf(product: ProductId, signed: SignedIn): Session {
  return {
    product,
    accessToken: signed.accessToken,
    refreshToken: signed.refreshToken,
    expiresAt: new Date(signed.accessExpiresAt).getTime(),
    person: personOf(signed.profile),
  }
}
