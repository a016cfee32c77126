/** Places uses no other module. */
export const needs = [] as const
