export { cancelAct, drain } from './drain.ts'
export type { QueuedAct } from './queue.ts'
export { useIsQueued, useOnline, useQueue, useQueueDriver, useQueuedAct } from './use-queue.ts'
