export * from './format.ts'
export { useFormat, Zone } from './use-format.ts'
export { useNow } from './use-now.ts'
