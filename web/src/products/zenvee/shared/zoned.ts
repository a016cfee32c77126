export * from '../../../lib/zoned.ts'
