export * from './module.ts'
export * from './wire.ts'
