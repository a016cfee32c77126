import { constraintMeans } from '#foundation/db'
import { refusals } from '#foundation/refusals'

export const refuse = refusals('dispatch', {
  no_such_task: { kind: 'missing', says: 'Nothing of this kind waits to be carried.' },
  task_gone: { kind: 'conflict', says: 'This run went to somebody else or was called off.' },
  no_such_offer: { kind: 'missing', says: 'There is no such offer.' },
  offer_over: { kind: 'conflict', says: 'This offer is over.' },
  asked_already: { kind: 'conflict', says: 'This has just been offered to somebody.' },
  no_such_zone: { kind: 'missing', says: 'There is no such zone.' },
  zone_changed: { kind: 'conflict', says: 'Somebody changed this zone meanwhile. Load it again.' },
  zone_name_taken: { kind: 'conflict', says: 'Another zone has this name already.' },
  zone_without_cells: {
    kind: 'invalid',
    says: 'A zone needs cells, or an outline that holds some.',
  },
})

constraintMeans('zones_one_name', refuse.zone_name_taken)
constraintMeans('offer_tasks_one_open_per_task', refuse.asked_already)
constraintMeans('offers_one_open_per_courier', refuse.asked_already)
