import { z } from 'zod'
import { Done, endpoint, listOf, page, paging } from './endpoint.ts'

/** Kept in lower case, so that two spellings of one address are one address. */
export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email('an e-mail address looks like name@example.com'))

/** E.164: a plus, the country code and the number, digits only. */
export const Phone = z
  .string()
  .transform((text) => text.replace(/[\s().-]/g, ''))
  .pipe(z.string().regex(/^\+[1-9]\d{6,14}$/, 'a phone number looks like +15085550123'))

/** Any characters, 10 to 200 of them; which ones are too common the server says. */
export const Password = z
  .string()
  .min(10, 'at least 10 characters')
  .max(200, 'at most 200 characters')

/** A password that is checked, not chosen. */
const SecretText = z.string().min(1).max(200)

/** As a person is called: no control characters. */
export const PersonName = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u, 'a name is plain text')

export const Role = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/, 'a role is a short lower-case word')

/** BCP 47, such as `en` or `en-US`. */
export const Locale = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$/)

const Token = z.string().regex(/^[A-Za-z0-9_-]{20,200}$/, 'not one of our tokens')

/** What a person's browser or phone calls itself on the page of devices. */
const Device = z
  .string()
  .trim()
  .max(120)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u)
  .optional()

/** Six digits of an authenticator, or a recovery code. */
const SecondFactor = z.string().trim().max(20).regex(/^[0-9A-Za-z-]+$/)

export const PersonState = z.enum(['active', 'suspended', 'deleted'])
export type PersonState = z.infer<typeof PersonState>

/** Somebody's own account, as they see it. */
export const Profile = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string().nullable(),
  emailVerified: z.boolean(),
  phone: z.string().nullable(),
  locale: z.string(),
  /** Signed address of the picture; it runs out after an hour. */
  avatarUrl: z.string().nullable(),
  roles: z.array(z.string()),
  permits: z.array(z.string()),
  hasPassword: z.boolean(),
  hasSecondFactor: z.boolean(),
  createdAt: z.string(),
  version: z.int(),
})
export type Profile = z.infer<typeof Profile>

/** What signing in gives. The refresh token is good for one use; each use gives the next. */
export const SignedIn = z.object({
  accessToken: z.string(),
  accessExpiresAt: z.string(),
  refreshToken: z.string(),
  refreshExpiresAt: z.string(),
  profile: Profile,
})
export type SignedIn = z.infer<typeof SignedIn>

const signInRefusals = ['identity.suspended', 'identity.no_such_person'] as const

export const register = endpoint({
  method: 'POST',
  path: '/auth/register',
  summary: 'Open an account and sign in; a mail asks to confirm the address',
  input: z.object({
    email: Email,
    password: Password,
    name: PersonName,
    phone: Phone.optional(),
    /** One of the roles that people may take themselves; the organisation lists them. */
    role: Role.default('customer'),
    locale: Locale.optional(),
    device: Device,
  }),
  output: SignedIn,
  refuses: [
    'identity.email_taken', 'identity.phone_taken', 'identity.password_too_common',
    'identity.role_not_open', 'identity.too_busy',
  ],
  auth: 'public',
  rate: 'sign-in',
  status: 201,
})

export const signIn = endpoint({
  method: 'POST',
  path: '/auth/login',
  summary: 'Sign in with e-mail and password',
  input: z.object({
    email: Email, password: SecretText, code: SecondFactor.optional(), device: Device,
  }),
  output: SignedIn,
  refuses: [
    'identity.wrong_email_or_password', 'identity.too_many_attempts', 'identity.code_needed',
    'identity.wrong_code', 'identity.too_busy', ...signInRefusals,
  ],
  auth: 'public',
  rate: 'sign-in',
})

export const refresh = endpoint({
  method: 'POST',
  path: '/auth/refresh',
  summary: 'A new access token and the next refresh token',
  input: z.object({ refreshToken: Token }),
  output: SignedIn,
  refuses: [
    'identity.token_unknown', 'identity.token_reused', 'identity.token_just_used',
    'identity.session_over', ...signInRefusals,
  ],
  auth: 'public',
})

export const signOut = endpoint({
  method: 'POST',
  path: '/auth/logout',
  summary: 'End this session, or every session',
  input: z.object({ everywhere: z.boolean().default(false) }),
  output: Done,
})

export const verifyEmail = endpoint({
  method: 'POST',
  path: '/auth/verify-email',
  summary: 'Confirm an address with the token from the mail',
  input: z.object({ token: Token }),
  output: z.object({ email: z.string() }),
  refuses: ['identity.token_unknown', 'identity.token_over', 'identity.email_taken'],
  auth: 'public',
  rate: 'sign-in',
})

export const askForVerification = endpoint({
  method: 'POST',
  path: '/auth/verify-email/ask',
  summary: 'Send the mail that confirms my address once more',
  output: Done,
  refuses: ['identity.no_email', 'identity.already_verified', 'identity.asked_too_often'],
  rate: 'sign-in',
})

export const askForReset = endpoint({
  method: 'POST',
  path: '/auth/password/ask',
  summary: 'Send a mail to choose a new password; the answer is the same for unknown addresses',
  input: z.object({ email: Email }),
  output: Done,
  auth: 'public',
  rate: 'sign-in',
})

export const resetPassword = endpoint({
  method: 'POST',
  path: '/auth/password/reset',
  summary: 'Choose a new password with the token from the mail; every session ends',
  input: z.object({ token: Token, password: Password }),
  output: Done,
  refuses: [
    'identity.token_unknown', 'identity.token_over', 'identity.password_too_common',
    'identity.too_busy',
  ],
  auth: 'public',
  rate: 'sign-in',
})

export const changePassword = endpoint({
  method: 'POST',
  path: '/me/password',
  summary: 'Change my password; every other session ends',
  input: z.object({ current: SecretText.optional(), password: Password }),
  output: Done,
  refuses: [
    'identity.wrong_password', 'identity.too_many_attempts', 'identity.password_too_common',
    'identity.too_busy', ...signInRefusals,
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
    'identity.no_such_person', 'identity.wrong_password', 'identity.too_many_attempts',
    'identity.email_taken', 'identity.asked_too_often', 'identity.too_busy',
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
    'identity.no_such_person', 'identity.not_a_picture', 'files.no_such_file', 'files.not_yours',
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
    'identity.no_such_person', 'identity.wrong_password', 'identity.too_many_attempts',
    'identity.last_founder', 'identity.persona_stays', 'identity.too_busy',
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
    'identity.no_such_person', 'identity.wrong_password', 'identity.too_many_attempts',
    'identity.second_factor_on', 'identity.too_busy',
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
    'identity.no_such_person', 'identity.wrong_code', 'identity.too_many_attempts',
    'identity.second_factor_on', 'identity.second_factor_not_begun',
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

export const oidcProvider = endpoint({
  method: 'GET',
  path: '/auth/oidc',
  summary: 'The sign-in provider, when there is one',
  output: z.object({ provider: z.object({ name: z.string() }).nullable() }),
  auth: 'public',
})

export const startOidc = endpoint({
  method: 'POST',
  path: '/auth/oidc/start',
  summary: 'Where to send the browser to sign in there; keep `state` and compare it on return',
  input: z.object({
    /** Page of the web app that the provider sends the browser back to. */
    returnPath: z
      .string()
      .max(200)
      .regex(/^\/[A-Za-z0-9/_-]*$/)
      .default('/sign-in/return'),
  }),
  output: z.object({ url: z.string(), state: z.string() }),
  refuses: ['identity.no_provider', 'identity.provider_unreachable'],
  auth: 'public',
  rate: 'sign-in',
})

export const finishOidc = endpoint({
  method: 'POST',
  path: '/auth/oidc/finish',
  summary: 'Sign in with what the provider sent back',
  input: z.object({
    state: Token, code: z.string().min(1).max(2000), iss: z.string().max(500).optional(), device: Device,
  }),
  output: SignedIn,
  refuses: [
    'identity.no_provider', 'identity.provider_unreachable', 'identity.provider_refused',
    'identity.oidc_unknown', 'identity.oidc_email_unverified', ...signInRefusals,
  ],
  auth: 'public',
  rate: 'sign-in',
})

export const Persona = z.object({
  key: z.string(),
  name: z.string(),
  role: z.string(),
  does: z.string(),
  home: z.string(),
})
export type Persona = z.infer<typeof Persona>

export const listPersonas = endpoint({
  method: 'GET',
  path: '/personas',
  summary: 'People of the demo that a visitor can continue as; none outside the demo',
  output: z.object({ personas: z.array(Persona) }),
  auth: 'public',
})

export const signInAsPersona = endpoint({
  method: 'POST',
  path: '/personas/:key/sign-in',
  summary: 'Continue as a person of the demo; refused outside it',
  input: z.object({ key: z.string().regex(/^[a-z][a-z0-9_-]{0,39}$/), device: Device }),
  output: SignedIn,
  refuses: ['identity.no_demo', 'identity.no_such_persona', ...signInRefusals],
  auth: 'public',
})

/** Somebody, as operators see them. */
export const Person = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string().nullable(),
  emailVerified: z.boolean(),
  phone: z.string().nullable(),
  roles: z.array(z.string()),
  state: PersonState,
  suspendedReason: z.string().nullable(),
  createdAt: z.string(),
  version: z.int(),
})
export type Person = z.infer<typeof Person>

export const listPeople = endpoint({
  method: 'GET',
  path: '/people',
  summary: 'People of the organisation, newest first',
  input: z.object({
    ...paging,
    role: Role.optional(),
    state: PersonState.optional(),
    /** Part of a name, or of an e-mail address. */
    search: z.string().trim().min(2).max(80).regex(/^[^\p{Cc}\p{Cs}]+$/u).optional(),
    ids: listOf(z.uuid()).optional(),
  }),
  output: page(Person),
  refuses: ['paging.bad_cursor', 'identity.bad_cursor'],
})

export const readPerson = endpoint({
  method: 'GET',
  path: '/people/:personId',
  summary: 'One person of the organisation',
  input: z.object({ personId: z.uuid() }),
  output: Person,
  refuses: ['identity.no_such_person'],
})

const reason = z.string().trim().min(3).max(500).regex(/^[^\p{Cs}\u0000]+$/u)

export const suspendPerson = endpoint({
  method: 'POST',
  path: '/people/:personId/suspend',
  summary: 'Suspend somebody: every session ends and none begins',
  input: z.object({ personId: z.uuid(), reason }),
  output: Person,
  refuses: [
    'identity.no_such_person', 'identity.already_suspended', 'identity.not_yourself',
    'identity.not_above_you', 'identity.last_founder',
  ],
})

export const restorePerson = endpoint({
  method: 'POST',
  path: '/people/:personId/restore',
  summary: 'End a suspension',
  input: z.object({ personId: z.uuid(), reason }),
  output: Person,
  refuses: ['identity.no_such_person', 'identity.not_suspended', 'identity.not_above_you'],
})

export const grantRole = endpoint({
  method: 'PUT',
  path: '/people/:personId/roles/:role',
  summary: 'Give somebody a role',
  input: z.object({ personId: z.uuid(), role: Role, reason }),
  output: Person,
  refuses: ['identity.no_such_person', 'identity.no_such_role', 'identity.not_above_you'],
})

export const revokeRole = endpoint({
  method: 'POST',
  path: '/people/:personId/roles/:role/revoke',
  summary: 'Take a role from somebody',
  input: z.object({ personId: z.uuid(), role: Role, reason }),
  output: Person,
  refuses: [
    'identity.no_such_person', 'identity.no_such_role', 'identity.not_above_you',
    'identity.last_founder',
  ],
})
