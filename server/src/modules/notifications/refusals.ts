import { refusals } from '#foundation/refusals'

export const refuse = refusals('notifications', {
  no_such_notice: { kind: 'missing', says: 'There is no such notice in your inbox.' },
  no_such_message: { kind: 'missing', says: 'There is no such message.' },
  no_such_subscription: { kind: 'missing', says: 'There is no such browser.' },
  no_such_link: { kind: 'missing', says: 'This link is not one of ours, or the person is gone.' },
  no_such_timezone: { kind: 'invalid', says: 'There is no such time zone.' },
  group_is_essential: {
    kind: 'conflict',
    says: 'Messages about your account cannot be switched off.',
  },
  bad_signature: { kind: 'unauthorized', says: 'The signature does not fit what was sent.' },
  no_twilio: { kind: 'missing', says: 'Text messages are not configured here.' },
})
