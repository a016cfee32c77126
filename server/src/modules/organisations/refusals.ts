import { refusals } from '#foundation/refusals'

export const refuse = refusals('organisations', {
  no_such_organisation: { kind: 'missing', says: 'There is no such organisation.' },
  slug_taken: { kind: 'conflict', says: 'Another organisation has this short name.' },
  bad_organisation: { kind: 'invalid', says: 'The organisation cannot be set up so.' },
  no_such_section: { kind: 'missing', says: 'There are no settings of that name.' },
  bad_settings: { kind: 'invalid', says: 'Some of these settings are not right.' },
  stale_settings: {
    kind: 'conflict',
    says: 'Someone changed these settings since you looked. Look again and repeat.',
  },
})
