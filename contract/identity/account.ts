import { z } from 'zod'
import { Done, endpoint } from '../endpoint.ts'
import {
  Email,
  Locale,
  Password,
  PersonName,
  Phone,
  Profile,
  SecondFactor,
  SecretText,
  signInRefusals,
} from './fields.ts'

export const changePassword = endpoint({
  method: 'POST',
  path: '/me/password',
  summary: 'Change my password; every other session ends',
  input: z.object({ current: SecretText.optional(), password: Password }),
  output: Done,
  refuses: [
    'identity.wrong_password',
    'identity.too_many_attempts',
    'identity.password_too_common',
    'identity.too_busy',
    ...signInRefusals,
  ],
  rate: 'sign-in',
})

export const readProfile = endpoint({
  method: 'GET',
  path: '/me',
  summary: 'My account',
  output: Profile,
  refuses: ['identity.no_such_person'],
})

export const readToken = endpoint({
  method: 'GET',
  path: '/me/token',
  summary: 'Who this token says I am, without a look at the database',
  output: z.object({ personId: z.uuid(), roles: z.array(z.string()) }),
})

export const patchProfile = endpoint({
  method: 'PATCH',
  path: '/me',
  summary: 'Change my name, phone or language',
  input: z.object({
    name: PersonName.optional(),
    phone: Phone.nullable().optional(),
    locale: Locale.optional(),
    version: z.int().min(1).optional(),
  }),
  output: Profile,
  refuses: ['identity.no_such_person', 'identity.phone_taken', 'identity.stale_profile'],
})

export const changeEmail = endpoint({
  method: 'POST',
  path: '/me/email',
  summary: 'Change my address; it counts once the mail sent there is answered',
  input: z.object({ email: Email, password: SecretText.optional() }),
  output: Done,
  refuses: [
    'identity.no_such_person',
    'identity.wrong_password',
    'identity.too_many_attempts',
    'identity.email_taken',
    'identity.asked_too_often',
    'identity.too_busy',
  ],
  rate: 'sign-in',
})

export const setAvatar = endpoint({
  method: 'PUT',
  path: '/me/avatar',
  summary: 'Show this uploaded picture beside my name; null shows none',
  input: z.object({ fileId: z.uuid().nullable() }),
  output: Profile,
  refuses: [
    'identity.no_such_person',
    'identity.not_a_picture',
    'files.no_such_file',
    'files.not_yours',
    'files.attached_elsewhere',
  ],
})

export const deleteAccount = endpoint({
  method: 'POST',
  path: '/me/delete',
  summary: 'Close my account: what says who I am is erased, what happened stays on record',
  input: z.object({ password: SecretText.optional(), confirm: z.literal('delete') }),
  output: Done,
  refuses: [
    'identity.no_such_person',
    'identity.wrong_password',
    'identity.too_many_attempts',
    'identity.last_founder',
    'identity.persona_stays',
    'identity.too_busy',
  ],
  rate: 'sign-in',
})

export const Session = z.object({
  id: z.uuid(),
  device: z.string().nullable(),
  /** How it began: password, oidc, persona, reset, register. */
  how: z.string(),
  begunAt: z.string(),
  usedAt: z.string(),
  expiresAt: z.string(),
  /** The one that asks. */
  isThisOne: z.boolean(),
})
export type Session = z.infer<typeof Session>

export const listSessions = endpoint({
  method: 'GET',
  path: '/me/sessions',
  summary: 'Where I am signed in',
  output: z.object({ sessions: z.array(Session) }),
})

export const endSession = endpoint({
  method: 'DELETE',
  path: '/me/sessions/:sessionId',
  summary: 'Sign out there',
  input: z.object({ sessionId: z.uuid() }),
  output: Done,
  refuses: ['identity.no_such_session'],
})

export const beginSecondFactor = endpoint({
  method: 'POST',
  path: '/me/second-factor',
  summary: 'A secret for an authenticator; it counts once a code confirms it',
  input: z.object({ password: SecretText.optional() }),
  output: z.object({ secret: z.string(), uri: z.string() }),
  refuses: [
    'identity.no_such_person',
    'identity.wrong_password',
    'identity.too_many_attempts',
    'identity.second_factor_on',
    'identity.too_busy',
  ],
  rate: 'sign-in',
})

export const confirmSecondFactor = endpoint({
  method: 'POST',
  path: '/me/second-factor/confirm',
  summary: 'Turn the second factor on; answers ten recovery codes, shown once',
  input: z.object({ code: SecondFactor }),
  output: z.object({ recoveryCodes: z.array(z.string()) }),
  refuses: [
    'identity.no_such_person',
    'identity.wrong_code',
    'identity.too_many_attempts',
    'identity.second_factor_on',
    'identity.second_factor_not_begun',
  ],
  rate: 'sign-in',
})

export const dropSecondFactor = endpoint({
  method: 'POST',
  path: '/me/second-factor/drop',
  summary: 'Turn the second factor off',
  input: z.object({ code: SecondFactor }),
  output: Done,
  refuses: ['identity.no_such_person', 'identity.wrong_code', 'identity.too_many_attempts'],
  rate: 'sign-in',
})
