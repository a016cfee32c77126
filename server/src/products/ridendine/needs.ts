/** The modules that RideNDine stands on. */
export const needs = [
  'organisations',
  'identity',
  'verification',
  'places',
  'availability',
  'dispatch',
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
