import { z } from 'zod'

/** The codes that an error can carry; the `reason` beside it names the exact refusal. */
export const ErrorCode = z.enum([
  'VALIDATION_ERROR',
  'UNAUTHORIZED',
  'FORBIDDEN',
  'NOT_FOUND',
  'CONFLICT',
  'RATE_LIMITED',
  'INTERNAL_ERROR',
  'SERVICE_UNAVAILABLE',
])
export type ErrorCode = z.infer<typeof ErrorCode>

export const ApiError = z.object({
  code: ErrorCode,
  /** `module.reason`, stable; what programs and translations look at. */
  reason: z.string(),
  /** One plain sentence in English. */
  message: z.string(),
  /** Facts that come along: ids, field errors (`fields: { 'address.line1': '…' }`). */
  details: z.record(z.string(), z.unknown()),
})
export type ApiError = z.infer<typeof ApiError>

export const Meta = z.object({
  limit: z.int().optional(),
  nextCursor: z.string().nullable().optional(),
  hasNext: z.boolean().optional(),
})
export type Meta = z.infer<typeof Meta>

/** What every answer looks like, success or not. */
export interface Envelope<Data> {
  readonly success: boolean
  readonly data: Data | null
  readonly error: ApiError | null
  readonly meta: Meta
  /** The correlation id of this action: quote it to support. */
  readonly traceId: string
}
