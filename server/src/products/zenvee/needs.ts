/** The modules that Zenvee stands on. */
export const needs = [
  'organisations',
  'identity',
  'verification',
  'catalog',
  'places',
  'availability',
  'matching',
  'tracking',
  'payments',
  'ledger',
  'notifications',
  'reviews',
  'files',
  'audit',
  'webhooks',
  'insights',
] as const
