/**
 * Which role may do what at this module's doors. A product gives `presence.set` and
 * `position.send` to its own roles that work on the road.
 */
const moves = ['presence.set', 'position.send'] as const
const staff = ['position.read'] as const

export const permits = {
  technician: moves,
  operator: staff,
  founder: [...staff, 'tracking.configure'],
} as const
