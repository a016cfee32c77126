/** Modules that this one uses through their doors. */
export const needs = ['audit', 'files', 'identity'] as const
