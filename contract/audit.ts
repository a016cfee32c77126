import { z } from 'zod'
import { endpoint, page, paging } from './endpoint.ts'

/** One sensitive act: who did what to which thing, and why. Never changed, never removed. */
export const AuditEntry = z.object({
  id: z.uuid(),
  actor: z.object({
    kind: z.string(),
    id: z.uuid().nullable(),
    roles: z.array(z.string()),
  }),
  /** `thing.act`, such as `person.suspend`. */
  action: z.string(),
  /** The thing, as streams are named: `zenvee.booking:<id>`. */
  about: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  reason: z.string().nullable(),
  correlationId: z.uuid(),
  at: z.string(),
})
export type AuditEntry = z.infer<typeof AuditEntry>

export const listAudit = endpoint({
  method: 'GET',
  path: '/audit',
  summary: 'Sensitive acts, newest first',
  input: z.object({
    ...paging,
    actorId: z.uuid().optional(),
    /** An action, or the beginning of one with a star: `person.*`. */
    action: z
      .string()
      .regex(/^[a-z][a-z0-9_.-]{0,79}\*?$/)
      .optional(),
    about: z.string().min(1).max(200).optional(),
    correlationId: z.uuid().optional(),
    from: z.iso.datetime({ offset: true }).optional(),
    to: z.iso.datetime({ offset: true }).optional(),
  }),
  output: page(AuditEntry),
  refuses: ['paging.bad_cursor', 'audit.bad_cursor'],
})
