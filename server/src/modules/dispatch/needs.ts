/** Modules that this one uses through their doors. */
export const needs = ['audit', 'identity', 'organisations', 'places', 'tracking'] as const
