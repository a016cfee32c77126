import { z } from 'zod'
import { template } from '#modules/notifications'

const Linked = z.object({ name: z.string(), token: z.string() })
const Named = z.object({ name: z.string() })

/** Pages of the web app that the links in mails lead to. */
const VERIFY_PAGE = '/verify-email'
const RESET_PAGE = '/reset-password'

export const verifyEmailMail = template({
  name: 'identity.verify_email',
  group: 'account',
  channels: ['email'],
  data: Linked,
  title: () => 'Confirm your e-mail address',
  body: () => 'Confirm your e-mail address to finish your account.',
  email: ({ name, token }) => ({
    subject: 'Confirm your e-mail address',
    heading: `Welcome, ${name}`,
    paragraphs: ['Confirm that this address is yours, so that we can reach you here.'],
    action: { label: 'Confirm my address', path: `${VERIFY_PAGE}?token=${token}` },
    note: 'The link is good for 24 hours. If you did not ask for it, there is nothing you need to do.',
  }),
})

export const resetPasswordMail = template({
  name: 'identity.reset_password',
  group: 'account',
  channels: ['email'],
  data: Linked,
  title: () => 'Choose a new password',
  body: () => 'Somebody asked for a new password for your account.',
  email: ({ name, token }) => ({
    subject: 'Choose a new password',
    heading: `A new password for ${name}`,
    paragraphs: [
      'Somebody, hopefully you, asked for a new password. Choosing one ends every session you have.',
    ],
    action: { label: 'Choose a new password', path: `${RESET_PAGE}?token=${token}` },
    note: 'The link is good for 30 minutes and for one use. If it was not you, leave it: nothing changes.',
  }),
})

export const passwordChangedMail = template({
  name: 'identity.password_changed',
  group: 'account',
  channels: ['in-app', 'email'],
  data: Named,
  title: () => 'Your password was changed',
  body: () => 'Every other session has ended. If it was not you, ask for a new password now.',
  link: () => '/account',
})

export const sessionStolenMail = template({
  name: 'identity.refresh_token_reused',
  group: 'account',
  channels: ['in-app', 'email'],
  data: Named,
  title: () => 'We ended one of your sessions',
  body: () =>
    'A sign-in of yours was used in two places, which happens when somebody has copied it. We ended it there. If you do not know why, change your password.',
  link: () => '/account',
})

export const emailChangedMail = template({
  name: 'identity.email_changed',
  group: 'account',
  channels: ['in-app'],
  data: z.object({ email: z.string() }),
  title: () => 'Your e-mail address was confirmed',
  body: ({ email }) => `We write to ${email} from now on.`,
  link: () => '/account',
})
