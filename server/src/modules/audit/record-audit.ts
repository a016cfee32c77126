import type { Tx } from '#foundation/db'
import { newId } from '#foundation/ids'
import { insertEntry } from './entries.sql.ts'
import { redact } from './redact.ts'

/** A sensitive act. Who, for which organisation, when and in which action come from `tx`. */
export interface Audited {
  /** `thing.act`, such as `person.suspend`. */
  readonly action: string
  /** The thing, as streams are named: `zenvee.booking:<id>`. */
  readonly about: string
  /** What stood there before and after; secrets are taken out by name. */
  readonly before?: unknown
  readonly after?: unknown
  /** Why, in the words of who did it. */
  readonly reason?: string
}

/**
 * Keep a line of the audit in the caller's transaction: the act and its line commit together, or
 * neither does. Answers the entry's id.
 */
export async function recordAudit(tx: Tx, act: Audited): Promise<string> {
  const id = newId()
  await insertEntry(tx, {
    id,
    action: act.action,
    about: act.about,
    before: redact(act.before),
    after: redact(act.after),
    reason: act.reason ?? null,
  })
  return id
}
