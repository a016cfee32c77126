/** Role → what it may do with other people's payments. People see and use their own without a permit. */
export const permits = {
  operator: ['payment.read', 'payment.refund', 'payout.read'],
  founder: ['payment.read', 'payout.read'],
} as const
