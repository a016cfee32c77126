import { z } from 'zod'
import { endpoint, listOf, page, paging } from '../endpoint.ts'
import { PersonState, Role } from './fields.ts'

/** Somebody, as operators see them. */
export const Person = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string().nullable(),
  emailVerified: z.boolean(),
  phone: z.string().nullable(),
  roles: z.array(z.string()),
  state: PersonState,
  suspendedReason: z.string().nullable(),
  createdAt: z.string(),
  version: z.int(),
})
export type Person = z.infer<typeof Person>

export const listPeople = endpoint({
  method: 'GET',
  path: '/people',
  summary: 'People of the organisation, newest first',
  input: z.object({
    ...paging,
    role: Role.optional(),
    state: PersonState.optional(),
    /** Part of a name, or of an e-mail address. */
    search: z
      .string()
      .trim()
      .min(2)
      .max(80)
      .regex(/^[^\p{Cc}\p{Cs}]+$/u)
      .optional(),
    ids: listOf(z.uuid()).optional(),
  }),
  output: page(Person),
  refuses: ['paging.bad_cursor', 'identity.bad_cursor'],
})

export const readPerson = endpoint({
  method: 'GET',
  path: '/people/:personId',
  summary: 'One person of the organisation',
  input: z.object({ personId: z.uuid() }),
  output: Person,
  refuses: ['identity.no_such_person'],
})

const reason = z
  .string()
  .trim()
  .min(3)
  .max(500)
  .regex(/^[^\p{Cs}\u0000]+$/u)

export const suspendPerson = endpoint({
  method: 'POST',
  path: '/people/:personId/suspend',
  summary: 'Suspend somebody: every session ends and none begins',
  input: z.object({ personId: z.uuid(), reason }),
  output: Person,
  refuses: [
    'identity.no_such_person',
    'identity.already_suspended',
    'identity.not_yourself',
    'identity.not_above_you',
    'identity.last_founder',
  ],
})

export const restorePerson = endpoint({
  method: 'POST',
  path: '/people/:personId/restore',
  summary: 'End a suspension',
  input: z.object({ personId: z.uuid(), reason }),
  output: Person,
  refuses: ['identity.no_such_person', 'identity.not_suspended', 'identity.not_above_you'],
})

export const grantRole = endpoint({
  method: 'PUT',
  path: '/people/:personId/roles/:role',
  summary: 'Give somebody a role',
  input: z.object({ personId: z.uuid(), role: Role, reason }),
  output: Person,
  refuses: ['identity.no_such_person', 'identity.no_such_role', 'identity.not_above_you'],
})

export const revokeRole = endpoint({
  method: 'POST',
  path: '/people/:personId/roles/:role/revoke',
  summary: 'Take a role from somebody',
  input: z.object({ personId: z.uuid(), role: Role, reason }),
  output: Person,
  refuses: [
    'identity.no_such_person',
    'identity.no_such_role',
    'identity.not_above_you',
    'identity.last_founder',
  ],
})
