/** Modules this one uses. */
export const needs = ['audit'] as const
