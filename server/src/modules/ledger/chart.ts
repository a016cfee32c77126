/** Who an account belongs to. An external party is named: `stripe`. */
export type Owner =
  | { readonly kind: 'person'; readonly id: string }
  | { readonly kind: 'platform' }
  | { readonly kind: 'external'; readonly name: string }

export type AccountKind = 'asset' | 'liability' | 'revenue' | 'expense'

interface Rule {
  readonly kind: AccountKind
  readonly mayGoNegative: boolean
  /** One line, for the reader of a statement. */
  readonly says: string
}

/**
 * The chart of accounts: what each purpose is in the books. Whatever may not go negative is
 * refused by the database when it would.
 */
export const chart = {
  balance: { kind: 'liability', mayGoNegative: false, says: 'What a person may be paid or spend.' },
  pending: {
    kind: 'liability',
    mayGoNegative: false,
    says: 'Earned, and not yet released to the balance.',
  },
  escrow: {
    kind: 'liability',
    mayGoNegative: false,
    says: 'Kept for both sides until a story ends.',
  },
  tips: {
    kind: 'liability',
    mayGoNegative: false,
    says: 'Given to a person beside the price; all of it is theirs.',
  },
  transit: {
    kind: 'liability',
    mayGoNegative: false,
    says: 'On its way out: refunds and payouts not yet confirmed.',
  },
  tax: { kind: 'liability', mayGoNegative: false, says: 'Collected for the tax office.' },
  receivable: { kind: 'asset', mayGoNegative: false, says: 'What a person owes the platform.' },
  clearing: { kind: 'asset', mayGoNegative: true, says: 'What an outside provider holds for us.' },
  fees: { kind: 'revenue', mayGoNegative: true, says: 'What the platform earns.' },
  processing: { kind: 'expense', mayGoNegative: true, says: 'What providers charge us.' },
  goodwill: {
    kind: 'expense',
    mayGoNegative: true,
    says: 'Refunds and credits the platform pays itself.',
  },
  losses: { kind: 'expense', mayGoNegative: true, says: 'Disputes and debts the platform bears.' },
} as const satisfies Record<string, Rule>

export type Purpose = keyof typeof chart

/** An owner as two columns. */
export function ownerColumns(owner: Owner): { owner_kind: Owner['kind']; owner_id: string | null } {
  if (owner.kind === 'platform') return { owner_kind: 'platform', owner_id: null }
  return { owner_kind: owner.kind, owner_id: owner.kind === 'person' ? owner.id : owner.name }
}
