/** Role → what it may see of the books. People see their own without a permit. */
export const permits = {
  operator: ['ledger.read'],
  founder: ['ledger.read'],
} as const
