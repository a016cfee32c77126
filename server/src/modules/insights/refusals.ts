import { refusals } from '#foundation/refusals'

export const refuse = refusals('insights', {
  say_what: { kind: 'invalid', says: 'Say which thing (about) or which action (correlationId).' },
  no_such_product: { kind: 'missing', says: 'This server has no product of that name.' },
  nothing_parked: { kind: 'conflict', says: 'Nothing is parked that could be replayed.' },
})
