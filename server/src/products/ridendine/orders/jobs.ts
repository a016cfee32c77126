import type { Job } from '#foundation/jobs'

export const jobs: readonly Job[] = []
