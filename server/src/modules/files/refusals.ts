import { refusals } from '#foundation/refusals'

export const refuse = refusals('files', {
  no_such_file: { kind: 'missing', says: 'There is no such file.' },
  not_yours: { kind: 'forbidden', says: 'Only who uploaded a file may use it.' },
  attached_elsewhere: { kind: 'conflict', says: 'This file belongs to something else already.' },
  in_use: { kind: 'conflict', says: 'Something uses this file.' },
  not_a_form: {
    kind: 'invalid',
    says: 'Send the file as multipart/form-data, in the field `file`.',
  },
  no_file: { kind: 'invalid', says: 'There is no file in the form, or it is empty.' },
  type_not_taken: { kind: 'invalid', says: 'Pictures (JPEG, PNG, WebP, HEIC) and PDF are taken.' },
  picture_unreadable: { kind: 'invalid', says: 'This picture cannot be read. Try it as JPEG.' },
  too_many_pixels: {
    kind: 'invalid',
    says: 'This picture is too large: 50 million pixels at most.',
  },
  infected: { kind: 'invalid', says: 'The virus scanner found something in this file.' },
  scanner_silent: {
    kind: 'unavailable',
    says: 'Files cannot be checked just now. Try again in a moment.',
  },
  storage_silent: {
    kind: 'unavailable',
    says: 'Files cannot be reached just now. Try again in a moment.',
  },
  too_many_unused: {
    kind: 'limited',
    says: 'Too many uploaded files wait for their use. Remove some.',
  },
  address_over: { kind: 'forbidden', says: 'This address is not good, or no longer.' },
})
