/** Roles that the desk gives and takes. */
export const ROLES = ['customer', 'technician', 'operator', 'founder'] as const
