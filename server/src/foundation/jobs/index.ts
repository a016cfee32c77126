export * from './job.ts'
export * from './queue.ts'
