import type { Call } from './call.ts'
import { invalid } from './problem.ts'

/** Who comes with the publishable key must know the intent's client secret. */
export function requireClientSecret(
  call: Call,
  intent: { client_secret: string | null },
  input: { client_secret?: string | undefined; key?: string | undefined },
): void {
  if (!call.isBrowser) return
  if (input.client_secret !== undefined && input.client_secret === intent.client_secret) return
  throw invalid(
    'The client_secret provided does not match the client_secret associated with this intent.',
    'parameter_invalid',
    'client_secret',
  )
}

/** The id in a field that may have been expanded. */
export function idOf(field: string | { id: string } | null | undefined): string | null {
  if (!field) return null
  return typeof field === 'string' ? field : field.id
}
