import { refusals } from '#foundation/refusals'

export const refuse = refusals('catalog', {
  no_such_service: { kind: 'missing', says: 'There is no such service.' },
  no_such_category: { kind: 'missing', says: 'There is no such category.' },
  too_deep: { kind: 'conflict', says: 'Categories go two levels deep, and none lies in itself.' },
  changed_meanwhile: { kind: 'conflict', says: 'This service was changed meanwhile. Look again.' },
})
