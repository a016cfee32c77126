export * from './refusals.ts'
