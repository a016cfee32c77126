/** Modules this one uses. */
export const needs = ['ledger', 'stripe-sandbox'] as const
