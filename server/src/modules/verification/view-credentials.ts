import { CredentialKind, type CredentialView, type ShownCredential } from '#contract/verification'
import type { Tx } from '#foundation/db'
import { newId, sha256 } from '#foundation/ids'
import { addMs, hours } from '#foundation/time'
import { type CredentialRow, listShown, listStatuses } from './credentials.sql.ts'
import { insertView, readRecentView } from './views.sql.ts'
import { daysLeft, WARNING_DAYS } from './warn-expiring.ts'

/** A second look at the same within this time is the same view. */
const SAME_VIEW_MS = hours(1)
const EXPIRING_DAYS = Math.max(...WARNING_DAYS)

/**
 * What a customer may see of somebody's credentials, and the proof that it was looked at: who,
 * when, and what stood there. What waits, was declined or revoked is not shown.
 */
export async function credentialView(tx: Tx, personId: string): Promise<CredentialView> {
  const rows = await listShown(tx, personId)
  const credentials = rows.map((row) => shown(row, tx.now))

  // Days left change by themselves; what was shown is the same all the same.
  const shownHash = sha256(JSON.stringify(credentials.map(({ expiry, ...rest }) => rest)))
  const since = addMs(tx.now, -SAME_VIEW_MS)
  const before = await readRecentView(tx, { personId, shownHash, since })
  if (before) {
    return { personId, credentials, viewId: before.id, viewedAt: before.viewed_at.toISOString() }
  }

  const viewId = newId()
  await insertView(tx, { id: viewId, personId, shown: credentials, shownHash })

  return { personId, credentials, viewId, viewedAt: tx.now.toISOString() }
}

/** One line of a card: what kind, whether it counts now, and until which day. */
export interface CredentialStatus {
  readonly kind: CredentialKind
  readonly status: ShownCredential['status']
  /** Calendar day in UTC; null when it does not end. */
  readonly expiresOn: string | null
}

/** The short form for cards, for many people at once; no view is noted. One entry per id. */
export async function credentialStatuses(
  tx: Tx,
  personIds: readonly string[],
): Promise<Map<string, CredentialStatus[]>> {
  const statuses = new Map<string, CredentialStatus[]>(personIds.map((id) => [id, []]))
  for (const row of await listStatuses(tx, personIds)) {
    statuses.get(row.person_id)?.push({
      kind: CredentialKind.parse(row.kind),
      status: statusOf(row, tx.now),
      expiresOn: row.expires_at?.toISOString().slice(0, 10) ?? null,
    })
  }
  return statuses
}

function shown(row: CredentialRow, now: Date): ShownCredential {
  return {
    kind: CredentialKind.parse(row.kind),
    jurisdiction: row.jurisdiction,
    trade: row.trade,
    status: statusOf(row, now),
    issuer: row.issuer,
    source: row.source,
    maskedNumber: maskedNumber(row.number),
    checkedAt: (row.checked_at ?? row.submitted_at).toISOString(),
    expiry: row.expires_at && {
      at: row.expires_at.toISOString(),
      daysLeft: daysLeft(now, row.expires_at),
    },
  }
}

function statusOf(
  row: Pick<CredentialRow, 'state' | 'expires_at'>,
  now: Date,
): ShownCredential['status'] {
  const { state, expires_at: end } = row
  // The timer may be a moment late; the date is not.
  if (state === 'expired' || (end && end <= now)) return 'expired'
  return end && daysLeft(now, end) <= EXPIRING_DAYS ? 'expiring' : 'active'
}

/** All but the last quarter, at most four characters, as dots: `••••4821`. */
export function maskedNumber(number: string): string {
  const kept = Math.min(4, Math.floor(number.length / 4))
  return `••••${kept > 0 ? number.slice(-kept) : ''}`
}
