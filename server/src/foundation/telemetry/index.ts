export * from './answer-times.ts'
export * from './log.ts'
export * from './metrics.ts'
