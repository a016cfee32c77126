/** The kinds of no. HTTP codes for them live in one place, foundation/http/problems.ts. */
export type RefusalKind =
  | 'invalid'
  | 'unauthorized'
  | 'forbidden'
  | 'missing'
  | 'conflict'
  | 'limited'
  | 'unavailable'

export interface RefusalRule {
  readonly kind: RefusalKind
  /** One plain sentence, for people. */
  readonly says: string
}

export interface RefusalOptions {
  /** Commit what the transaction did before it refused (a burnt token stays burnt). */
  readonly keep?: boolean
}

/** A named no. Anything else that is thrown is a bug. */
export class Refusal extends Error {
  readonly reason: string
  readonly kind: RefusalKind
  readonly details: Readonly<Record<string, unknown>>
  readonly keep: boolean

  constructor(reason: string, rule: RefusalRule, details: Record<string, unknown>, keep: boolean) {
    super(rule.says)
    this.name = 'Refusal'
    this.reason = reason
    this.kind = rule.kind
    this.details = details
    this.keep = keep
  }
}

type Refuse<Rules> = {
  readonly [Name in keyof Rules]: (
    details?: Record<string, unknown>,
    options?: RefusalOptions,
  ) => Refusal
}

const known = new Map<string, RefusalRule>()

/** Declare a module's refusals; each becomes a function that makes the error to throw. */
export function refusals<Rules extends Record<string, RefusalRule>>(
  module: string,
  rules: Rules,
): Refuse<Rules> {
  const made: Record<string, unknown> = {}
  for (const [name, rule] of Object.entries(rules)) {
    const reason = `${module}.${name}`
    known.set(reason, rule)
    made[name] = (details: Record<string, unknown> = {}, options: RefusalOptions = {}) =>
      new Refusal(reason, rule, details, options.keep ?? false)
  }
  return made as Refuse<Rules>
}

/** Every refusal declared so far, by reason. */
export function everyRefusal(): ReadonlyMap<string, RefusalRule> {
  return known
}
