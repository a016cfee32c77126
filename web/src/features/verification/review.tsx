import { Check, Hand, Undo2, X } from 'lucide-react'
import { useState } from 'react'
import {
  approveCredential,
  type Credential,
  claimCredential,
  readReview,
  releaseCredential,
  revokeCredential,
} from '#contract/verification'
import { useAct, useRead } from '../../lib/api/index.ts'
import { useTranslation } from '../../lib/i18n/index.ts'
import { usePerson } from '../../lib/session/session.ts'
import {
  Badge,
  Button,
  Card,
  ErrorState,
  KeyValues,
  Section,
  SkeletonRows,
  StatusPill,
  type StatusShape,
  TimeAgo,
  TimeAt,
  useKeys,
} from '../../ui/index.ts'
import { IdChip } from '../console/ids.tsx'
import { usePeopleNames } from '../console/people-names.ts'
import { Go } from '../console/place.tsx'
import { ReasonDialog } from '../console/reason-dialog.tsx'
import { DeclineDialog } from './decline-dialog.tsx'
import { DocumentViewer } from './document-viewer.tsx'

const SHAPES: Readonly<Record<Credential['state'], StatusShape>> = {
  submitted: 'waiting',
  in_review: 'moving',
  approved: 'done',
  declined: 'stopped',
  expired: 'stopped',
  revoked: 'trouble',
  withdrawn: 'stopped',
}

/** One credential: the document at one side, what is claimed and what the rule asks at the other. */
export function Review({
  credentialId,
  onTaken,
  onNext,
}: {
  credentialId: string
  onTaken: () => void
  onNext: () => void
}) {
  const { t } = useTranslation('console')
  const review = useRead(
    readReview,
    { credentialId },
    { topics: [`verification.credential:${credentialId}`] },
  )
  const nameOf = usePeopleNames([
    review.data?.credential.personId,
    review.data?.credential.claimedBy,
  ])
  if (review.error && !review.data)
    return <ErrorState failure={review.error} onAgain={() => void review.refetch()} />
  if (!review.data) return <SkeletonRows rows={8} />
  const { credential, rule, documentUrl, others } = review.data
  return (
    <div className="grid grid-cols-1 min-w-0 items-start gap-5 xl:grid-cols-[1fr_23rem]">
      <DocumentViewer
        url={documentUrl}
        name={`${t(`desk.kinds.${credential.kind}`)} · ${nameOf(credential.personId)}`}
        source={credential.source}
      />
      <div className="flex min-w-0 flex-col gap-4">
        <Card className="flex flex-col gap-4">
          <div className="flex items-center justify-between gap-3">
            <Go
              to="/people"
              search={{ row: credential.personId }}
              className="truncate text-heading hover:underline"
            >
              {nameOf(credential.personId)}
            </Go>
            <StatusPill shape={SHAPES[credential.state]}>
              {t(`desk.states.${credential.state}`)}
            </StatusPill>
          </div>
          <KeyValues
            className="text-small"
            rows={[
              [t('desk.kind'), t(`desk.kinds.${credential.kind}`)],
              [t('desk.for'), `${credential.trade} · ${credential.jurisdiction}`],
              [t('desk.issuer'), credential.issuer],
              [
                t('desk.number'),
                <bdi key="number" className="font-mono">
                  {credential.number}
                </bdi>,
              ],
              [t('desk.source'), credential.source],
              [
                t('desk.expires'),
                credential.expiresAt ? (
                  <TimeAt key="expires" at={credential.expiresAt} day />
                ) : (
                  t('desk.no-expiry')
                ),
              ],
              [t('desk.handed-in'), <TimeAgo key="at" at={credential.submittedAt} />],
              ...(credential.documentHash
                ? [[t('desk.hash'), <IdChip key="hash" id={credential.documentHash} />] as const]
                : []),
              ...(credential.claimedBy
                ? [[t('desk.claimed'), nameOf(credential.claimedBy)] as const]
                : []),
            ]}
          />
          {credential.decline && (
            <p className="rounded-md bg-bad-soft px-3 py-2 text-small text-bad-text">
              <span className="font-medium">{t(`desk.codes.${credential.decline.code}`)}</span>{' '}
              {credential.decline.howToFix}
            </p>
          )}
          <Decisions credential={credential} onTaken={onTaken} onNext={onNext} />
        </Card>
        <Card look="flat">
          <Section title={t('desk.rule')} level={3}>
            {rule ? (
              <p className="text-body">
                {rule.whatProof}{' '}
                <span className="text-muted">
                  {rule.validForDays === null
                    ? t('desk.valid-as-document')
                    : t('desk.valid-days', { count: rule.validForDays })}
                </span>
              </p>
            ) : (
              <p className="text-body text-warn-text">{t('desk.no-rule')}</p>
            )}
          </Section>
        </Card>
        {others.length > 0 && <HandedInBefore others={others} />}
      </div>
    </div>
  )
}

function HandedInBefore({ others }: { others: readonly Credential[] }) {
  const { t } = useTranslation('console')
  return (
    <Card look="flat">
      <Section title={t('desk.before')} level={3}>
        <ul className="flex flex-col gap-2">
          {others.map((other) => (
            <li key={other.id} className="flex items-center justify-between gap-3 text-small">
              <Go
                to="/verification"
                search={{ row: other.id, state: other.state }}
                className="truncate hover:underline"
              >
                {t(`desk.kinds.${other.kind}`)} · {other.trade}
              </Go>
              <Badge>{t(`desk.states.${other.state}`)}</Badge>
            </li>
          ))}
        </ul>
      </Section>
    </Card>
  )
}

/** Claim, approve, decline, put back, take back; one key each. */
function Decisions({
  credential,
  onTaken,
  onNext,
}: {
  credential: Credential
  onTaken: () => void
  onNext: () => void
}) {
  const { t } = useTranslation('console')
  const me = usePerson()
  const [asks, setAsks] = useState<'decline' | 'revoke' | null>(null)
  const known = { credentialId: credential.id, version: credential.version }
  const claim = useAct(claimCredential, { onDone: onTaken })
  const release = useAct(releaseCredential, { says: t('desk.released') })
  const approve = useAct(approveCredential, { says: t('desk.approved'), onDone: onNext })
  const revoke = useAct(revokeCredential, { says: t('desk.revoked'), onDone: () => setAsks(null) })
  const isMine = credential.state === 'in_review' && credential.claimedBy === me.id
  const mayDecide = credential.can.includes('approve') && (isMine || credential.claimedBy === null)
  const acts = [
    ...(credential.can.includes('claim')
      ? [{ keys: 'c', label: t('desk.claim'), run: () => claim.mutate(known) }]
      : []),
    ...(mayDecide
      ? [
          { keys: 'a', label: t('desk.approve'), run: () => approve.mutate(known) },
          { keys: 'd', label: t('desk.decline'), run: () => setAsks('decline') },
        ]
      : []),
  ]
  useKeys(acts)
  return (
    <div className="flex flex-col gap-2 border-t pt-4">
      {credential.can.includes('claim') && (
        <Button
          wide
          tone="primary"
          icon={Hand}
          busy={claim.isPending}
          onClick={() => claim.mutate(known)}
        >
          {t('desk.claim')}
        </Button>
      )}
      {mayDecide && (
        <div className="grid grid-cols-2 gap-2">
          <Button
            tone={isMine ? 'primary' : 'secondary'}
            icon={Check}
            busy={approve.isPending}
            onClick={() => approve.mutate(known)}
          >
            {t('desk.approve')}
          </Button>
          <Button tone="danger-quiet" icon={X} onClick={() => setAsks('decline')}>
            {t('desk.decline')}
          </Button>
        </div>
      )}
      {credential.can.includes('release') && (
        <Button size="sm" tone="quiet" icon={Undo2} onClick={() => release.mutate(known)}>
          {t('desk.release')}
        </Button>
      )}
      {credential.can.includes('revoke') && (
        <Button size="sm" tone="danger-quiet" onClick={() => setAsks('revoke')}>
          {t('desk.revoke')}
        </Button>
      )}
      {credential.can.length === 0 && (
        <p className="text-small text-muted">{t('desk.nothing-to-do')}</p>
      )}
      {asks === 'decline' && (
        <DeclineDialog
          credential={credential}
          onClose={() => setAsks(null)}
          onDone={() => {
            setAsks(null)
            onNext()
          }}
        />
      )}
      <ReasonDialog
        open={asks === 'revoke'}
        onOpenChange={() => setAsks(null)}
        title={t('desk.revoke-title')}
        description={t('desk.revoke-about')}
        act={t('desk.revoke')}
        danger
        busy={revoke.isPending}
        onSend={(reason) => revoke.mutate({ ...known, reason })}
      />
    </div>
  )
}
