import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Endpoint, OutputOf, WorkInputOf } from '#contract/endpoint'
import type { Database, Tx } from '#foundation/db'
import type { Caller } from './caller.ts'

/** Who may knock: anybody, anybody signed in, or whoever holds the permit `thing.move`. */
export type Permit = 'public' | 'signed-in' | (string & {})

/** What a raw door gets beside Fastify's own. */
export interface RawContext {
  readonly database: Database
  readonly caller: Caller
  readonly input: unknown
  /** A transaction as the caller. */
  transact<Answer>(work: (tx: Tx) => Promise<Answer>): Promise<Answer>
}

/** One served door: the contract and what does its work. */
export interface Door {
  readonly endpoint: Endpoint
  readonly permit: Permit
  /** Only reads: runs in a read-only transaction. Default: GET. */
  readonly readOnly: boolean
  readonly work?: (tx: Tx, input: never) => Promise<unknown>
  readonly raw?: (
    request: FastifyRequest,
    reply: FastifyReply,
    context: RawContext,
  ) => Promise<unknown>
}

/** A door whose work is one use case in one transaction. */
export function serve<E extends Endpoint>(
  endpoint: E,
  {
    permit,
    work,
    readOnly,
  }: {
    permit: Permit
    work: (tx: Tx, input: WorkInputOf<E>) => Promise<OutputOf<E>>
    readOnly?: boolean
  },
): Door {
  agree(endpoint, permit)
  return {
    endpoint,
    permit,
    work: work as Door['work'],
    readOnly: readOnly ?? endpoint.method === 'GET',
  }
}

/** A door for bytes that are no JSON: uploads, downloads, signed webhooks. */
export function serveRaw<E extends Endpoint>(
  endpoint: E,
  { permit, work }: { permit: Permit; work: NonNullable<Door['raw']> },
): Door {
  agree(endpoint, permit)
  return { endpoint, permit, raw: work, readOnly: false }
}

/** The contract says whether a token is needed; the permit must say the same. */
function agree(endpoint: Endpoint, permit: Permit): void {
  if ((endpoint.auth === 'public') !== (permit === 'public')) {
    throw new Error(
      `${endpoint.method} ${endpoint.path}: the contract says ${endpoint.auth}, the permit ${permit}`,
    )
  }
}
