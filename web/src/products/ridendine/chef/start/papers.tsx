import { FileBadge, Plus } from 'lucide-react'
import { useState } from 'react'
import type { KeptFile } from '#contract/files'
import {
  type Credential,
  type CredentialKind,
  type CredentialState,
  listMyCredentials,
  submitCredential,
} from '#contract/verification'
import { PhotoField } from '../../../../features/files/photo-field.tsx'
import { useAct, useReadPages } from '../../../../lib/api/index.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { usePerson } from '../../../../lib/session/session.ts'
import {
  Button,
  Card,
  EmptyState,
  ErrorState,
  Field,
  Input,
  Screen,
  Select,
  Sheet,
  SkeletonRows,
  StatusPill,
  type StatusShape,
} from '../../../../ui/index.ts'
import { useKitchen } from '../use-kitchen.ts'

const TRADE = 'home_kitchen'
const KINDS: readonly CredentialKind[] = ['license', 'identity', 'insurance']
const SHAPES: Readonly<Record<CredentialState, StatusShape>> = {
  submitted: 'waiting',
  in_review: 'moving',
  approved: 'done',
  declined: 'trouble',
  expired: 'trouble',
  revoked: 'stopped',
  withdrawn: 'stopped',
}

/** Permit, identity, insurance: what is there, what waits, what runs out. */
export function Papers() {
  const { t } = useTranslation('ridendine-kitchen')
  const person = usePerson()
  const [isAdding, setAdding] = useState(false)
  const read = useReadPages(listMyCredentials, {}, { topics: [`person:${person.id}`] })
  return (
    <Screen
      title={t('papers.title')}
      hint={t('papers.about')}
      back={{ to: '/ridendine/kitchen/start' }}
      width="narrow"
      footer={
        <Button tone="primary" size="lg" icon={Plus} onClick={() => setAdding(true)}>
          {t('papers.add')}
        </Button>
      }
    >
      {read.isPending && <SkeletonRows rows={3} />}
      {read.error && <ErrorState failure={read.error} onAgain={() => void read.refetch()} />}
      {read.isSuccess && read.items.length === 0 && (
        <EmptyState icon={FileBadge} title={t('papers.none')}>
          {t('papers.none-about')}
        </EmptyState>
      )}
      <ul className="flex flex-col gap-2.5">
        {read.items.map((paper) => (
          <li key={paper.id}>
            <Paper paper={paper} />
          </li>
        ))}
      </ul>
      {isAdding && <HandIn onClose={() => setAdding(false)} />}
    </Screen>
  )
}

function useKindWords() {
  const { t } = useTranslation('ridendine')
  return (kind: CredentialKind) => t(kind === 'license' ? 'proof.permit' : `proof.${kind}`)
}

function Paper({ paper }: { paper: Credential }) {
  const { t } = useTranslation('ridendine-kitchen')
  const say = useKindWords()
  const format = useFormat()
  return (
    <Card look="flat" className="flex flex-col gap-2.5 p-4">
      <div className="flex items-center gap-3">
        <div className="min-w-0 flex-1">
          <p className="font-medium">{say(paper.kind)}</p>
          <p className="truncate text-small text-muted">
            {paper.issuer} · <bdi>{paper.number}</bdi>
          </p>
        </div>
        <StatusPill shape={SHAPES[paper.state]}>{t(`papers.${paper.state}`)}</StatusPill>
      </div>
      {paper.expiresAt && (
        <p className="text-small text-muted">
          {t('papers.until', { day: format.day(paper.expiresAt) })}
        </p>
      )}
      {paper.decline && (
        <p className="rounded-md bg-bad-soft px-3.5 py-2.5 text-small text-bad-text">
          {paper.decline.howToFix} {paper.decline.note}
        </p>
      )}
    </Card>
  )
}

/** Hand in one paper; a person at the desk looks at it. */
function HandIn({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('ridendine-kitchen')
  const say = useKindWords()
  const kitchen = useKitchen()
  const [kind, setKind] = useState<CredentialKind>('license')
  const [issuer, setIssuer] = useState('')
  const [number, setNumber] = useState('')
  const [expires, setExpires] = useState('')
  const [photos, setPhotos] = useState<readonly KeptFile[]>([])
  const submit = useAct(submitCredential, { says: t('papers.sent'), onDone: onClose })
  const isReady = issuer.trim() && number.trim() && kitchen.data
  const send = () =>
    kitchen.data &&
    submit.mutate({
      kind,
      trade: TRADE,
      jurisdiction: kitchen.data.jurisdiction,
      source: issuer.trim(),
      issuer: issuer.trim(),
      number: number.trim(),
      fileId: photos[0]?.id ?? null,
      expiresAt: expires ? new Date(`${expires}T12:00:00`).toISOString() : null,
    })
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('papers.add')}
      description={t('papers.add-about')}
      footer={
        <Button tone="primary" size="lg" disabled={!isReady} busy={submit.isPending} onClick={send}>
          {t('papers.send')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label={t('papers.kind')}>
          <Select
            value={kind}
            onChange={setKind}
            options={KINDS.map((value) => ({ value, label: say(value) }))}
          />
        </Field>
        <Field label={t('papers.issuer')}>
          <Input
            value={issuer}
            maxLength={120}
            onChange={(event) => setIssuer(event.currentTarget.value)}
          />
        </Field>
        <Field label={t('papers.number')}>
          <Input
            value={number}
            maxLength={60}
            onChange={(event) => setNumber(event.currentTarget.value)}
          />
        </Field>
        <Field label={t('papers.expires')}>
          <Input
            type="date"
            value={expires}
            onChange={(event) => setExpires(event.currentTarget.value)}
          />
        </Field>
        <PhotoField
          label={t('papers.photo')}
          value={photos}
          onChange={(change) => setPhotos(change)}
          most={1}
        />
      </div>
    </Sheet>
  )
}
