import { z } from 'zod'
import { Done, endpoint } from '../endpoint.ts'
import {
  Device,
  Email,
  Locale,
  Password,
  PersonName,
  Phone,
  Role,
  SecondFactor,
  SecretText,
  SignedIn,
  signInRefusals,
  Token,
} from './fields.ts'

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
    'identity.email_taken',
    'identity.phone_taken',
    'identity.password_too_common',
    'identity.role_not_open',
    'identity.too_busy',
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
    email: Email,
    password: SecretText,
    code: SecondFactor.optional(),
    device: Device,
  }),
  output: SignedIn,
  refuses: [
    'identity.wrong_email_or_password',
    'identity.too_many_attempts',
    'identity.code_needed',
    'identity.wrong_code',
    'identity.too_busy',
    ...signInRefusals,
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
    'identity.token_unknown',
    'identity.token_reused',
    'identity.token_just_used',
    'identity.session_over',
    ...signInRefusals,
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
    'identity.token_unknown',
    'identity.token_over',
    'identity.password_too_common',
    'identity.too_busy',
  ],
  auth: 'public',
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
    state: Token,
    code: z.string().min(1).max(2000),
    iss: z.string().max(500).optional(),
    device: Device,
  }),
  output: SignedIn,
  refuses: [
    'identity.no_provider',
    'identity.provider_unreachable',
    'identity.provider_refused',
    'identity.oidc_unknown',
    'identity.oidc_email_unverified',
    ...signInRefusals,
  ],
  auth: 'public',
  rate: 'sign-in',
})

export const Persona = z.object({
  /** The product in which this person begins. */
  product: z.string(),
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
  input: z.object({ product: z.string().min(1).max(40).optional() }),
  output: z.object({ personas: z.array(Persona) }),
  auth: 'public',
})

export const signInAsPersona = endpoint({
  method: 'POST',
  path: '/personas/:key/sign-in',
  summary: 'Continue as a person of the demo; refused outside it',
  input: z.object({
    key: z.string().regex(/^[a-z][a-z0-9_-]{0,39}$/),
    /** Whose person of that key; else of the product under whose address the question is asked. */
    product: z.string().min(1).max(40).optional(),
    device: Device,
  }),
  output: SignedIn,
  refuses: ['identity.no_demo', 'identity.no_such_persona', ...signInRefusals],
  auth: 'public',
})
