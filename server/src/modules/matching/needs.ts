/** Modules that matching uses. */
export const needs = ['audit'] as const
