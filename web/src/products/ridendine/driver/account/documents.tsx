import { CircleCheck, CircleDashed, FileBadge, type LucideIcon, Plus } from 'lucide-react'
import { useState } from 'react'
import {
  type Credential,
  type CredentialKind,
  type CredentialState,
  listMyCredentials,
  readMyGate,
} from '#contract/verification'
import { useRead, useReadPages } from '../../../../lib/api/index.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { usePerson } from '../../../../lib/session/session.ts'
import {
  Button,
  Card,
  EmptyState,
  ErrorState,
  Section,
  SkeletonRows,
  StatusPill,
  type StatusShape,
} from '../../../../ui/index.ts'
import { DriveScreen } from '../drive-screen.tsx'
import { useOwnDriver } from '../online.tsx'
import { SubmitDocument } from './submit-document.tsx'
import { DRIVER_TRADE } from './trade.ts'

const SHAPES: Readonly<Record<CredentialState, StatusShape>> = {
  submitted: 'waiting',
  in_review: 'moving',
  approved: 'done',
  declined: 'trouble',
  expired: 'trouble',
  revoked: 'stopped',
  withdrawn: 'stopped',
}

/** What is asked of a driver here, what is there, and what is missing. */
export function Documents() {
  const { t } = useTranslation('ridendine-driver')
  const person = usePerson()
  const { driver } = useOwnDriver()
  const [adding, setAdding] = useState<CredentialKind | null>(null)
  const follow = { topics: [`person:${person.id}`] }
  const gate = useRead(
    readMyGate,
    { jurisdiction: driver?.jurisdiction ?? '*', trade: DRIVER_TRADE },
    { ...follow, enabled: Boolean(driver) },
  )
  const read = useReadPages(listMyCredentials, {}, follow)
  const missing = new Set(gate.data?.gate.missing.map(({ kind }) => kind))
  return (
    <DriveScreen
      title={t('documents.title')}
      back={{ to: '/ridendine/drive/me' }}
      footer={
        <Button tone="primary" size="lg" icon={Plus} onClick={() => setAdding('identity')}>
          {t('documents.add')}
        </Button>
      }
    >
      <Section title={t('documents.needed')}>
        {gate.isPending && <SkeletonRows rows={4} />}
        {gate.data && (
          <Card look="flat" bare className="divide-y">
            {gate.data.rules
              .filter((rule) => rule.isNeeded)
              .map((rule) => (
                <Needed
                  key={rule.kind}
                  kind={rule.kind}
                  what={rule.whatProof}
                  isThere={!missing.has(rule.kind)}
                  onAdd={() => setAdding(rule.kind)}
                />
              ))}
          </Card>
        )}
      </Section>
      <Section title={t('documents.mine')}>
        {read.error && <ErrorState failure={read.error} onAgain={() => void read.refetch()} />}
        {read.isSuccess && read.items.length === 0 && (
          <EmptyState icon={FileBadge} title={t('documents.none')} className="py-8" />
        )}
        <ul className="flex flex-col gap-2.5">
          {read.items.map((credential) => (
            <li key={credential.id}>
              <Paper credential={credential} />
            </li>
          ))}
        </ul>
      </Section>
      {adding && <SubmitDocument kind={adding} onClose={() => setAdding(null)} />}
    </DriveScreen>
  )
}

function Needed({
  kind,
  what,
  isThere,
  onAdd,
}: {
  kind: CredentialKind
  what: string
  isThere: boolean
  onAdd: () => void
}) {
  const { t } = useTranslation('ridendine-driver')
  const Icon: LucideIcon = isThere ? CircleCheck : CircleDashed
  return (
    <div className="flex items-center gap-3.5 px-4 py-3">
      <Icon
        size={20}
        aria-label={isThere ? t('documents.good') : t('documents.missing')}
        className={isThere ? 'text-good-text' : 'text-warn-text'}
      />
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{t(`documents.${kind}`)}</span>
        <span className="block text-small text-muted">{what}</span>
      </span>
      {!isThere && (
        <Button size="sm" onClick={onAdd}>
          {t('documents.hand-in')}
        </Button>
      )}
    </div>
  )
}

function Paper({ credential }: { credential: Credential }) {
  const { t } = useTranslation('ridendine-driver')
  const format = useFormat()
  return (
    <Card look="flat" className="flex flex-col gap-2.5 p-4">
      <div className="flex items-center justify-between gap-3">
        <p className="min-w-0">
          <span className="block truncate font-medium">{t(`documents.${credential.kind}`)}</span>
          <span className="block truncate text-small text-muted">
            {credential.issuer} · <bdi>{credential.number}</bdi>
          </span>
        </p>
        <StatusPill shape={SHAPES[credential.state]}>
          {t(`documents.${credential.state}`)}
        </StatusPill>
      </div>
      {credential.expiresAt && (
        <p className="text-small text-muted">
          {t('documents.until', { day: format.day(credential.expiresAt) })}
        </p>
      )}
      {credential.decline && (
        <p className="rounded-md bg-bad-soft px-3.5 py-2.5 text-small text-bad-text">
          {credential.decline.howToFix}
        </p>
      )}
    </Card>
  )
}
