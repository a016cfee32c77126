import { payOutWorkers } from './pay-out.ts'

export const jobs = [payOutWorkers]
