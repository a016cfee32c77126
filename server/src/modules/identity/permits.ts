/** Role → what it may do here. Only founders give and take the roles of staff. */
export const permits = {
  operator: ['person.read', 'person.suspend', 'person.grant_role'],
  founder: ['person.read', 'person.suspend', 'person.grant_role', 'person.grant_staff_role'],
} as const
