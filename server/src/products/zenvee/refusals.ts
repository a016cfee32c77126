import { constraintMeans } from '#foundation/db'
import { refusals } from '#foundation/refusals'

export const refuse = refusals('zenvee', {
  no_such_booking: { kind: 'missing', says: 'There is no such booking.' },
  no_such_discovery: { kind: 'missing', says: 'There is no such search.' },
  no_such_technician: { kind: 'missing', says: 'There is no such technician.' },
  no_such_extra_work: { kind: 'missing', says: 'There is no such extra work.' },
  no_such_series: { kind: 'missing', says: 'There is no such series of visits.' },
  no_such_visit: { kind: 'missing', says: 'The series has no such visit ahead.' },
  visit_is_booked: {
    kind: 'conflict',
    says: 'This visit is a booking already. Call the booking off instead.',
  },
  in_a_series: { kind: 'conflict', says: 'This visit belongs to a series already.' },
  not_agreed_yet: {
    kind: 'conflict',
    says: 'Only a visit that was agreed can become a series.',
  },
  series_stopped: { kind: 'conflict', says: 'This series was stopped.' },
  no_such_membership: { kind: 'missing', says: 'There is no such invitation or membership.' },
  not_a_vendor: { kind: 'forbidden', says: 'You do not manage a company of technicians.' },
  manages_already: { kind: 'conflict', says: 'This person manages a company already.' },
  invited_already: {
    kind: 'conflict',
    says: 'This technician was invited already, or belongs to your company.',
  },
  works_for_another: {
    kind: 'conflict',
    says: 'You belong to another company. Leave it before you join this one.',
  },
  not_a_technician: { kind: 'forbidden', says: 'Only technicians have that.' },
  profile_changed: { kind: 'conflict', says: 'Your profile was changed meanwhile. Look again.' },
  own_booking: { kind: 'conflict', says: 'You cannot book yourself.' },
  outside_the_area: { kind: 'conflict', says: 'Zenvee does not come to this place yet.' },
  time_has_passed: { kind: 'conflict', says: 'That time has passed.' },
  range_too_long: { kind: 'invalid', says: 'Ask for at most three weeks at once.' },
  wrong_currency: { kind: 'invalid', says: 'Prices here are in another currency.' },
  discovery_too_old: {
    kind: 'conflict',
    says: 'These technicians were found a while ago. Search again.',
  },
  not_on_a_card: { kind: 'conflict', says: 'This technician was not among the cards.' },
  not_qualified: {
    kind: 'conflict',
    says: 'A licence or proof that this work needs is missing or has run out.',
  },
  counter_says_nothing: { kind: 'invalid', says: 'Propose another time or another price.' },
  no_such_card: { kind: 'missing', says: 'There is no such card.' },
  nothing_to_pay: { kind: 'conflict', says: 'There is nothing to pay for this booking now.' },
  not_paid_yet: { kind: 'conflict', says: 'The card of the customer has not been confirmed yet.' },
  not_charged_yet: {
    kind: 'conflict',
    says: 'The card has not been charged yet. Try again in a moment.',
  },
  too_early: { kind: 'conflict', says: 'It is too early for that.' },
  wrong_start_code: {
    kind: 'conflict',
    says: 'These are not the four digits. Ask the customer again.',
  },
  too_many_codes: {
    kind: 'conflict',
    says: 'Too many wrong codes. Operations can start the visit for you.',
  },
  proof_needed: { kind: 'invalid', says: 'Add a photo or a note that shows the work is done.' },
  extra_work_open: { kind: 'conflict', says: 'The customer has not answered the extra work yet.' },
  extra_work_answered: { kind: 'conflict', says: 'That was answered before.' },
  not_in_service: { kind: 'conflict', says: 'That is possible only during the visit.' },
  refund_too_much: { kind: 'conflict', says: 'More than was paid cannot be given back.' },
  fee_changed: { kind: 'conflict', says: 'The fee has changed since you looked.' },
  tip_given: { kind: 'conflict', says: 'You have tipped this visit.' },
  tip_too_late: { kind: 'conflict', says: 'It is too late to tip this visit.' },
  tip_too_much: { kind: 'invalid', says: 'A tip cannot be more than twice the price.' },
  not_finished: { kind: 'conflict', says: 'The visit is not finished.' },
  nothing_shared: { kind: 'conflict', says: 'There is no arrival to share just now.' },
  no_receipt_yet: { kind: 'conflict', says: 'There is no receipt before the work is done.' },
})

constraintMeans('vendors_one_per_manager', () => refuse.manages_already())
constraintMeans('memberships_one_open', () => refuse.invited_already())
constraintMeans('memberships_one_company', () => refuse.works_for_another())
