/** Modules this one uses. */
export const needs = ['audit', 'identity'] as const
