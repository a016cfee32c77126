export const needs = ['audit'] as const
