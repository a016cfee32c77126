import { constraintMeans } from '#foundation/db'
import { refusals } from '#foundation/refusals'

export const refuse = refusals('places', {
  no_such_address: { kind: 'missing', says: 'There is no such address.' },
  not_found_on_map: {
    kind: 'invalid',
    says: 'This address is not on the map. Choose one from the list or set a pin.',
  },
  too_many_addresses: {
    kind: 'conflict',
    says: 'There is no room for more addresses. Remove one first.',
  },
  no_such_zone: { kind: 'missing', says: 'There is no such area.' },
  zone_changed: { kind: 'conflict', says: 'Somebody changed this area meanwhile. Load it again.' },
  zone_name_taken: { kind: 'conflict', says: 'Another area has this name already.' },
  crossed_ring: { kind: 'invalid', says: 'The outline of an area may not cross itself.' },
  no_city: { kind: 'missing', says: 'This server has no demo city.' },
  no_street_here: {
    kind: 'invalid',
    says: 'There is no street of the drawn city near this point.',
  },
  street_closed_already: { kind: 'conflict', says: 'This stretch of street is closed already.' },
  no_such_closure: { kind: 'missing', says: 'This stretch of street is open.' },
  too_far: { kind: 'invalid', says: 'These two points are too far apart to travel by road.' },
})

constraintMeans('zones_one_per_name', refuse.zone_name_taken)
constraintMeans('closed_streets_once', refuse.street_closed_already)
