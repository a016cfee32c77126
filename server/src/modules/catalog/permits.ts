/** Who may change what is offered. */
export const permits = {
  operator: ['service.edit'],
  founder: ['service.edit'],
} as const
