/** Role → what it may do here. */
export const permits = {
  operator: ['dispatch.see', 'dispatch.steer'],
  admin: ['dispatch.see', 'dispatch.steer'],
  founder: ['dispatch.see', 'dispatch.steer'],
} as const
