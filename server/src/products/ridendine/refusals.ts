import { refusals } from '#foundation/refusals'

export const refuse = refusals('ridendine', {
  // Orders and money.
  completed_already: { kind: 'conflict', says: 'This order is complete; nothing can be changed.' },
  empty_cart: { kind: 'invalid', says: 'Put something into the cart.' },
  food_cooking: { kind: 'conflict', says: 'The food is being cooked; ask the desk instead.' },
  group_order_closed: { kind: 'conflict', says: 'This group order takes no more dishes.' },
  group_order_empty: { kind: 'conflict', says: 'Nobody has chosen a dish yet.' },
  group_order_full: { kind: 'conflict', says: 'This group order has as many dishes as it may.' },
  kitchen_not_live: { kind: 'conflict', says: 'This kitchen may not take orders now.' },
  no_driver: { kind: 'conflict', says: 'No driver brought this order.' },
  no_receipt_yet: { kind: 'conflict', says: 'There is no receipt before the order is paid.' },
  no_such_card: { kind: 'missing', says: 'There is no such card.' },
  no_such_credit_note: { kind: 'missing', says: 'There is no such credit note.' },
  no_such_group_order: { kind: 'missing', says: 'There is no such group order.' },
  no_such_item: { kind: 'missing', says: 'There is no such dish.' },
  no_such_order: { kind: 'missing', says: 'There is no such order.' },
  not_delivered: { kind: 'conflict', says: 'The order has not been delivered yet.' },
  nothing_to_pay: { kind: 'conflict', says: 'There is nothing to pay for this order now.' },
  outside_delivery_zone: { kind: 'conflict', says: 'This kitchen does not deliver that far.' },
  over_the_limit: { kind: 'conflict', says: 'That is more than the host wants to spend on each.' },
  own_kitchen: { kind: 'conflict', says: 'You cannot order from your own kitchen.' },
  photo_needed: { kind: 'invalid', says: 'Add a photo that shows what is wrong.' },
  price_changed: { kind: 'conflict', says: 'The price has changed since you looked.' },
  problem_reported: { kind: 'conflict', says: 'You have reported a problem with this order.' },
  refund_exceeds_payer: {
    kind: 'conflict',
    says: 'One of those who pay would pay more than they got from this order.',
  },
  refund_of_nothing: { kind: 'invalid', says: 'There is nothing to give back.' },
  refund_too_large: { kind: 'conflict', says: 'More than was paid cannot be given back.' },
  schedule_out_of_reach: {
    kind: 'conflict',
    says: 'The kitchen cannot have it ready by then, or that is too far ahead.',
  },
  time_has_passed: { kind: 'conflict', says: 'That time has passed.' },
  tip_given: { kind: 'conflict', says: 'You have tipped this delivery.' },
  tip_too_late: { kind: 'conflict', says: 'It is too late to tip this delivery.' },
  tip_too_much: {
    kind: 'invalid',
    says: 'That tip is larger than we take for an order like this.',
  },
  too_late_to_delay: { kind: 'conflict', says: 'The driver is called; the time stands.' },
  wrong_currency: { kind: 'invalid', says: 'Prices here are in another currency.' },

  // Kitchens.
  cut_off_passed: { kind: 'conflict', says: 'The kitchen has stopped taking orders for then.' },
  documents_missing: {
    kind: 'conflict',
    says: 'A document of this kitchen is missing or not approved.',
  },
  kitchen_changed: { kind: 'conflict', says: 'Your kitchen was changed meanwhile. Look again.' },
  kitchen_closed: { kind: 'conflict', says: 'The kitchen is closed then.' },
  kitchen_exists: { kind: 'conflict', says: 'You have a kitchen.' },
  kitchen_full: { kind: 'conflict', says: 'The kitchen cannot cook more for that time.' },
  kitchen_paused: { kind: 'conflict', says: 'The kitchen takes a break.' },
  meal_cap_reached: { kind: 'conflict', says: 'The kitchen has cooked as many meals as it may.' },
  menu_changed: { kind: 'conflict', says: 'That was changed meanwhile. Look again.' },
  menu_has_dishes: { kind: 'conflict', says: 'Take the dishes off this menu first.' },
  mixed_kitchens: { kind: 'conflict', says: 'An order comes from one kitchen.' },
  no_such_chef: { kind: 'missing', says: 'There is no such kitchen.' },
  no_such_menu: { kind: 'missing', says: 'There is no such menu.' },
  not_a_chef: { kind: 'forbidden', says: 'Only chefs with a kitchen have that.' },
  not_on_the_map: { kind: 'conflict', says: 'That place is not on the map.' },
  order_ahead_only: { kind: 'conflict', says: 'This kitchen cooks to order; choose a time.' },
  sold_out: { kind: 'conflict', says: 'There are not so many portions left.' },
  too_many_dishes: { kind: 'conflict', says: 'A kitchen has at most 20 menus and 200 dishes.' },

  // Drivers and deliveries.

  // The desk.
})
