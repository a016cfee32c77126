import type { WorkInputOf } from '#contract/endpoint'
import type {
  beginSecondFactor as beginContract,
  confirmSecondFactor as confirmContract,
  dropSecondFactor as dropContract,
} from '#contract/identity'
import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { randomToken } from '#foundation/ids'
import { SecondFactorTurned, streamOf } from '../events.ts'
import { attempt } from '../passwords/attempts.ts'
import { confirmPassword } from '../passwords/confirm-password.ts'
import { lockMe } from '../people/lock-me.ts'
import type { PersonRow } from '../people/people.sql.ts'
import { refuse } from '../refusals.ts'
import { seal } from '../seal.ts'
import { checkCode, recoveryHash } from './check-code.ts'
import { turnTotpOn, writeTotpSecret } from './second-factor.sql.ts'
import { toBase32 } from './totp.ts'

const SECRET_BYTES = 20
const RECOVERY_CODES = 10
const RECOVERY_BYTES = 8

/** A secret for an authenticator. Nothing changes at sign-in until a code confirms it. */
export async function beginSecondFactor(
  tx: Tx,
  input: WorkInputOf<typeof beginContract>,
): Promise<{ secret: string; uri: string }> {
  const person = await lockMe(tx)

  if (person.totp_on_at) throw refuse.second_factor_on()
  await confirmPassword(tx, person, input.password)

  const secret = toBase32(Buffer.from(randomToken(SECRET_BYTES), 'base64url'))
  await writeTotpSecret(tx, person.id, seal('totp', secret))

  const label = encodeURIComponent(`Kontor:${person.email ?? person.name}`)
  return { secret, uri: `otpauth://totp/${label}?secret=${secret}&issuer=Kontor` }
}

/** Turn it on with a first code. The recovery codes are answered once and kept as hashes. */
export async function confirmSecondFactor(
  tx: Tx,
  input: WorkInputOf<typeof confirmContract>,
): Promise<{ recoveryCodes: string[] }> {
  const person = await lockMe(tx)

  if (person.totp_on_at) throw refuse.second_factor_on()
  if (!person.totp_secret) throw refuse.second_factor_not_begun()
  await proveCode(tx, person, input.code)

  const recoveryCodes = Array.from({ length: RECOVERY_CODES }, () => recoveryCode())
  await turnTotpOn(tx, person.id, recoveryCodes.map(recoveryHash))
  await tell(tx, SecondFactorTurned, streamOf(person.id), { personId: person.id, on: true })

  return { recoveryCodes }
}

/** Turn it off; a code shows that the authenticator is still there. */
export async function dropSecondFactor(
  tx: Tx,
  input: WorkInputOf<typeof dropContract>,
): Promise<{ done: true }> {
  const person = await lockMe(tx)

  if (!person.totp_on_at) return { done: true }
  await proveCode(tx, person, input.code)

  await writeTotpSecret(tx, person.id, null)
  await tell(tx, SecondFactorTurned, streamOf(person.id), { personId: person.id, on: false })

  return { done: true }
}

async function proveCode(tx: Tx, person: PersonRow, code: string): Promise<void> {
  await attempt(tx, `code/${person.id}`, async () => {
    const isRight = await checkCode(tx, person, code)
    return isRight ? { proved: true } : refuse.wrong_code({}, { keep: true })
  })
}

/** 16 letters and digits in groups of four: 64 random bits. */
function recoveryCode(): string {
  const hex = Buffer.from(randomToken(RECOVERY_BYTES), 'base64url').toString('hex')
  return hex.match(/.{4}/g)?.join('-') ?? hex
}
