export const needs = ['organisations', 'audit', 'notifications', 'files'] as const
