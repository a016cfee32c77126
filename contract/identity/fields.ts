import { z } from 'zod'

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
export const SecretText = z.string().min(1).max(200)

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

/** A secret of ours, base64url. */
export const Token = z.string().regex(/^[A-Za-z0-9_-]{20,200}$/, 'not one of our tokens')

/** What a person's browser or phone calls itself on the page of devices. */
export const Device = z
  .string()
  .trim()
  .max(120)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u)
  .optional()

/** Six digits of an authenticator, or a recovery code. */
export const SecondFactor = z
  .string()
  .trim()
  .max(20)
  .regex(/^[0-9A-Za-z-]+$/)

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

/** What every way to sign in can be refused with. */
export const signInRefusals = ['identity.suspended', 'identity.no_such_person'] as const
