import { refusals } from '#foundation/refusals'

export const refuse = refusals('audit', {
  bad_cursor: { kind: 'invalid', says: 'This cursor is not one of ours.' },
})
