import type { Subscriber } from '#foundation/events'

export const subscribers: readonly Subscriber[] = []
