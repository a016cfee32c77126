/** Modules that the catalog uses. */
export const needs = ['audit'] as const
