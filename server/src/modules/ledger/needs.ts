/** Modules this one uses. */
export const needs = [] as const
