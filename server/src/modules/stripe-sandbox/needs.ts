/** Modules this one uses: none, it plays the world outside. */
export const needs = [] as const
