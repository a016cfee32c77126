/** Who may look at every matching, and who may change what counts. */
export const permits = {
  founder: ['match.read', 'weights.edit'],
  operator: ['match.read'],
} as const
