import { refusals } from '#foundation/refusals'

export const refuse = refusals('availability', {
  slot_taken: { kind: 'conflict', says: 'That time is taken.' },
  too_close: { kind: 'conflict', says: 'That time is too close to another job.' },
  outside_hours: { kind: 'conflict', says: 'That is outside working hours.' },
  too_soon: { kind: 'conflict', says: 'That is too short notice.' },
  too_far_ahead: { kind: 'conflict', says: 'That is too far ahead.' },
  no_hours: { kind: 'conflict', says: 'No working hours are set.' },
  already_reserved: { kind: 'conflict', says: 'Time is already reserved for that.' },
  no_such_hold: { kind: 'missing', says: 'There is no such hold.' },
  hold_over: { kind: 'conflict', says: 'The time was held too long ago; choose again.' },
  no_such_exception: { kind: 'missing', says: 'There is no such day off or extra time.' },
  too_many_exceptions: {
    kind: 'conflict',
    says: 'That is more days off and extra hours than can be kept.',
  },
  ends_before_it_begins: { kind: 'invalid', says: 'It must end after it begins.' },
  no_such_time_zone: { kind: 'invalid', says: 'There is no such time zone.' },
  hours_changed_meanwhile: {
    kind: 'conflict',
    says: 'The hours were changed meanwhile. Look again.',
  },
  bad_range: {
    kind: 'invalid',
    says: 'The end must come after the beginning, and not too long after.',
  },
  bad_cursor: { kind: 'invalid', says: 'This cursor is not one of ours.' },
})
