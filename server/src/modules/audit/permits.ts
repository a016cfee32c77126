/** Role → what it may do here. */
export const permits = {
  operator: ['audit.read'],
  founder: ['audit.read'],
} as const
