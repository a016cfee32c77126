import { constraintMeans } from '#foundation/db'
import { refusals } from '#foundation/refusals'

export const refuse = refusals('identity', {
  bad_cursor: { kind: 'invalid', says: 'This cursor is not one of ours.' },
  no_such_person: { kind: 'missing', says: 'There is no such person.' },
  email_taken: { kind: 'conflict', says: 'Somebody has an account with this e-mail address.' },
  phone_taken: { kind: 'conflict', says: 'Somebody has an account with this phone number.' },
  password_too_common: {
    kind: 'invalid',
    says: 'This password is one of those tried first. Choose another.',
  },
  role_not_open: { kind: 'forbidden', says: 'This role is given, not taken.' },
  wrong_email_or_password: {
    kind: 'unauthorized',
    says: 'The e-mail address or the password is not right.',
  },
  wrong_password: { kind: 'forbidden', says: 'The password is not right.' },
  too_many_attempts: {
    kind: 'limited',
    says: 'Too many attempts. Wait a little, or ask for a new password.',
  },
  too_busy: { kind: 'unavailable', says: 'Many people sign in just now. Try again in a moment.' },
  suspended: { kind: 'forbidden', says: 'This account is suspended.' },
  code_needed: { kind: 'unauthorized', says: 'Enter the code of your authenticator.' },
  wrong_code: { kind: 'forbidden', says: 'The code is not right.' },
  second_factor_on: { kind: 'conflict', says: 'The second factor is on already.' },
  second_factor_not_begun: { kind: 'conflict', says: 'Ask for a secret first.' },
  token_unknown: { kind: 'unauthorized', says: 'This token is not valid.' },
  token_over: { kind: 'conflict', says: 'This link has been used, or its time is over.' },
  token_reused: {
    kind: 'unauthorized',
    says: 'This sign-in was used twice, so it has ended everywhere. Sign in again.',
  },
  token_just_used: { kind: 'conflict', says: 'This sign-in was renewed a moment ago.' },
  session_over: { kind: 'unauthorized', says: 'This sign-in has ended. Sign in again.' },
  no_such_session: { kind: 'missing', says: 'There is no such session.' },
  no_email: { kind: 'conflict', says: 'There is no e-mail address to confirm.' },
  already_verified: { kind: 'conflict', says: 'The e-mail address is confirmed already.' },
  asked_too_often: { kind: 'limited', says: 'A mail was sent a moment ago. Look there first.' },
  stale_profile: {
    kind: 'conflict',
    says: 'The profile was changed since you looked. Look again and repeat.',
  },
  not_a_picture: { kind: 'invalid', says: 'That file is not a picture.' },
  persona_stays: { kind: 'forbidden', says: 'People of the demo stay.' },
  last_founder: { kind: 'conflict', says: 'An organisation keeps at least one founder.' },
  not_yourself: { kind: 'forbidden', says: 'Nobody does that to themselves.' },
  not_above_you: { kind: 'forbidden', says: 'Only a founder may do that to staff.' },
  already_suspended: { kind: 'conflict', says: 'This account is suspended already.' },
  not_suspended: { kind: 'conflict', says: 'This account is not suspended.' },
  no_such_role: { kind: 'missing', says: 'There is no such role.' },
  no_demo: { kind: 'forbidden', says: 'This is not a demo.' },
  no_such_persona: { kind: 'missing', says: 'There is no such person in the demo.' },
  no_provider: { kind: 'missing', says: 'There is no sign-in provider here.' },
  provider_unreachable: {
    kind: 'unavailable',
    says: 'The sign-in provider does not answer. Try again in a moment.',
  },
  provider_refused: {
    kind: 'unauthorized',
    says: 'The sign-in provider did not confirm who you are.',
  },
  oidc_unknown: {
    kind: 'conflict',
    says: 'This sign-in was finished already, or took too long. Begin again.',
  },
  oidc_email_unverified: {
    kind: 'forbidden',
    says: 'The sign-in provider has no confirmed e-mail address of yours.',
  },
})

constraintMeans('people_one_per_email', () => refuse.email_taken())
constraintMeans('people_one_per_phone', () => refuse.phone_taken())
