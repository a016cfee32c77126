/** Who may knock at which door; whose order, kitchen or run it is, the use case asks. */
const desk = ['order.own', 'order.operate', 'marketplace.run', 'fees.edit'] as const

/** What the desk does at the doors of the modules: people, papers, money, records. */
const house = [
  'person.read',
  'person.suspend',
  'person.grant_role',
  'audit.read',
  'insights.read',
  'outbox.replay',
  'ledger.read',
  'payment.read',
  'payment.refund',
  'payout.read',
  'webhook.read',
  'webhook.change',
  'mailbox.read',
  'review.hide',
  'zone.edit',
  'file.read_any',
  'position.read',
  'organisation.read_settings',
  'demo.run',
] as const

export const permits = {
  customer: ['order.place', 'order.answer', 'order.own'],
  chef: ['order.own', 'order.cook', 'kitchen.self'],
  driver: ['order.own', 'order.carry', 'driver.self', 'presence.set', 'position.send'],
  admin: [...desk, ...house],
  founder: [...desk, ...house],
} as const
