/** Role → what it may do here. */
export const permits = {
  operator: ['zone.edit'],
  founder: ['zone.edit'],
} as const
