/** Role → what it may do here: look at any file of the organisation. */
export const permits = {
  operator: ['file.read_any'],
  founder: ['file.read_any'],
} as const
