import { refusals } from '#foundation/refusals'

export const refuse = refusals('webhooks', {
  no_such_endpoint: { kind: 'missing', says: 'There is no such address.' },
  no_such_delivery: { kind: 'missing', says: 'There is no such delivery.' },
  address_not_allowed: { kind: 'invalid', says: 'Events are sent to public https addresses only.' },
  too_many: { kind: 'conflict', says: 'There are as many addresses as one organisation may have.' },
  endpoint_is_off: { kind: 'conflict', says: 'This address is switched off. Switch it on first.' },
})
