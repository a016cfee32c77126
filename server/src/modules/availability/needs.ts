/** Modules that availability uses: none. */
export const needs = [] as const
