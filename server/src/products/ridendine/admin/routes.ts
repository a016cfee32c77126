import type { Door } from '#foundation/http'

export const doors: readonly Door[] = []
