/** Which role may do what at this module's doors. */
const desk = ['credential.review', 'credential_rule.edit'] as const

export const permits = { operator: desk, founder: desk, admin: desk } as const

/** Roles that make the moves of the review desk. */
export const DESK_ROLES = ['operator', 'founder', 'admin'] as const
