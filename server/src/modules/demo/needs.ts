/** The demo stands on nothing but foundation. */
export const needs = [] as const
