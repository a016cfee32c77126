export { cancelAct, drain } from './drain.ts'
export type { QueuedAct } from './queue.ts'
export { useIsQueued, useOnline, useQueue, useQueuedAct, useQueueDriver } from './use-queue.ts'
