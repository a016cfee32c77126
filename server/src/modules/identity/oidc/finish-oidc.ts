import type { FastifyReply, FastifyRequest } from 'fastify'
import { finishOidc as contract, type SignedIn } from '#contract/identity'
import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { answerData, type RawContext } from '#foundation/http'
import { sha256 } from '#foundation/ids'
import { readSettings } from '#modules/organisations'
import { EmailVerified, streamOf } from '../events.ts'
import {
  dropPassword,
  findPersonByEmail,
  lockPerson,
  setVerifiedEmail,
} from '../people/people.sql.ts'
import { addPerson } from '../people/register-person.ts'
import { refuse } from '../refusals.ts'
import { unseal } from '../seal.ts'
import { signInAs } from '../sessions/begin-session.ts'
import { endAllSessions } from '../sessions/end-sessions.ts'
import { identitySettings } from '../settings.ts'
import { surroundings } from '../surroundings.ts'
import { findLinked, insertLink, takeOidcAttempt } from './oidc.sql.ts'
import { arrive, type Claimed } from './provider.adapter.ts'

/**
 * Sign in with what the provider sent back: the attempt is used up in a first transaction, the
 * provider asked between two, the session begun in the second. A code that fails is spent.
 */
export async function finishOidc(
  request: FastifyRequest,
  reply: FastifyReply,
  context: RawContext,
): Promise<unknown> {
  const { provider } = surroundings()
  if (!provider) throw refuse.no_provider()
  const input = contract.input.parse(context.input)
  const attempt = await context.transact((tx) => takeOidcAttempt(tx, sha256(input.state)))
  if (!attempt) throw refuse.oidc_unknown()

  const claimed = await arrive(provider, {
    returnTo: attempt.return_to,
    code: input.code,
    iss: input.iss,
    state: input.state,
    nonce: attempt.nonce,
    verifier: unseal('oidc', attempt.verifier),
  })
  const signedIn = await context.transact((tx) => signInClaimed(tx, claimed, input.device))

  return answerData(reply, request.traceId, { status: contract.status, data: signedIn })
}

/** Sign in as whom the provider confirmed: a linked person, one with that address, or a new one. */
export async function signInClaimed(tx: Tx, claimed: Claimed, device?: string): Promise<SignedIn> {
  const linked = await findLinked(tx, claimed.issuer, claimed.subject)
  const personId = linked ?? (await linkSomebody(tx, claimed))

  return signInAs(tx, { personId, how: 'oidc', device })
}

async function linkSomebody(tx: Tx, claimed: Claimed): Promise<string> {
  const { email, issuer, subject } = claimed
  // An address that the provider has not confirmed may be anybody's.
  if (!email || !claimed.isEmailVerified) throw refuse.oidc_email_unverified()
  const holder = await findPersonByEmail(tx, email)
  const personId = holder ? holder.id : await addClaimed(tx, claimed, email)
  if (holder && !holder.email_verified_at) await takeOver(tx, holder.id, email)

  // Two windows finished at once: the other one's link stands.
  if (!(await insertLink(tx, { issuer, subject, personId }))) {
    const other = await findLinked(tx, issuer, subject)
    if (other) return other
  }
  return personId
}

async function addClaimed(tx: Tx, claimed: Claimed, email: string): Promise<string> {
  const { openRoles } = await readSettings(tx, identitySettings)
  const name = (claimed.name ?? email.split('@')[0] ?? 'New person')
    .replace(/\p{Cc}/gu, ' ')
    .slice(0, 80)
  const person = await addPerson(tx, {
    name,
    email,
    isEmailVerified: true,
    roles: openRoles.slice(0, 1),
  })
  return person.id
}

/**
 * The account was opened with this address by somebody who never showed that it is theirs. It
 * goes to who has shown it, without the password and the sessions of whoever came first.
 */
async function takeOver(tx: Tx, personId: string, email: string): Promise<void> {
  await lockPerson(tx, personId)
  await dropPassword(tx, personId)
  await endAllSessions(tx, personId, 'claimed by the owner of the address')
  await setVerifiedEmail(tx, personId, email)
  await tell(tx, EmailVerified, streamOf(personId), { personId })
}
