/** Who may knock at which door; whose order, kitchen or run it is, the use case asks. */
export const permits = {
  customer: ['order.place', 'order.answer', 'order.own'],
  chef: ['order.own', 'order.cook', 'kitchen.self'],
  driver: ['order.own', 'order.carry', 'driver.self'],
  admin: ['order.own', 'order.operate', 'marketplace.run'],
  founder: ['order.own', 'order.operate', 'marketplace.run'],
} as const
