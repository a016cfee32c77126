/** Role → what it may do here. */
export const permits = {
  operator: ['organisation.read_settings'],
  founder: ['organisation.read_settings', 'organisation.change_settings'],
} as const
