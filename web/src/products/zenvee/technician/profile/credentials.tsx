import {
  BadgeAlert,
  FileBadge,
  Fingerprint,
  type LucideIcon,
  Plus,
  ShieldCheck,
  UserSearch,
} from 'lucide-react'
import { useState } from 'react'
import { type Credential, type CredentialState, listMyCredentials } from '#contract/verification'
import { useReadPages } from '../../../../lib/api/index.ts'
import { serverNow } from '../../../../lib/clock.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { usePerson } from '../../../../lib/session/session.ts'
import {
  Button,
  Card,
  EmptyState,
  ErrorState,
  SkeletonRows,
  StatusPill,
  type StatusShape,
} from '../../../../ui/index.ts'
import { useOnlineSwitch } from '../online.tsx'
import { ProScreen } from '../pro-screen.tsx'
import { SubmitCredential } from './submit-credential.tsx'

const ICONS: Readonly<Record<Credential['kind'], LucideIcon>> = {
  license: FileBadge,
  insurance: ShieldCheck,
  background_check: UserSearch,
  identity: Fingerprint,
}
const SHAPES: Readonly<Record<CredentialState, StatusShape>> = {
  submitted: 'waiting',
  in_review: 'moving',
  approved: 'done',
  declined: 'trouble',
  expired: 'trouble',
  revoked: 'stopped',
  withdrawn: 'stopped',
}
const DAY_MS = 86_400_000
/** Renewals take time: said this long before. */
const SOON_DAYS = 45

/** Licence, insurance and checks: what stands, what runs out, what is missing. */
export function Credentials() {
  const { t } = useTranslation('zenvee-technician')
  const { t: say } = useTranslation('zenvee')
  const person = usePerson()
  const { profile } = useOnlineSwitch()
  const [isAdding, setAdding] = useState(false)
  const read = useReadPages(listMyCredentials, {}, { topics: [`person:${person.id}`] })
  return (
    <ProScreen
      title={t('credentials.title')}
      back={{ to: '/zenvee/pro/me' }}
      footer={
        <Button tone="primary" size="lg" icon={Plus} onClick={() => setAdding(true)}>
          {t('credentials.add')}
        </Button>
      }
    >
      {profile?.blocks.map((block) => (
        <p key={block.trade} className="flex gap-3 rounded-xl bg-warn-soft p-4 text-warn-text">
          <BadgeAlert size={20} aria-hidden className="shrink-0" />
          {t('blocks.line', {
            trade: block.trade,
            missing: block.missing
              .map((kind) => say(`credential.${KINDS.find((each) => each === kind) ?? 'license'}`))
              .join(', '),
          })}
        </p>
      ))}
      {read.isPending && <SkeletonRows rows={3} />}
      {read.error && <ErrorState failure={read.error} onAgain={() => void read.refetch()} />}
      {read.isSuccess && read.items.length === 0 && (
        <EmptyState icon={FileBadge} title={t('credentials.none')}>
          {t('credentials.none-about')}
        </EmptyState>
      )}
      <ul className="flex flex-col gap-2.5">
        {read.items.map((credential) => (
          <li key={credential.id}>
            <CredentialCard credential={credential} />
          </li>
        ))}
      </ul>
      {isAdding && <SubmitCredential onClose={() => setAdding(false)} />}
    </ProScreen>
  )
}

const KINDS = ['license', 'insurance', 'background_check', 'identity'] as const

function CredentialCard({ credential }: { credential: Credential }) {
  const { t } = useTranslation('zenvee-technician')
  const { t: say } = useTranslation('zenvee')
  const format = useFormat()
  const Icon = ICONS[credential.kind]
  const left = credential.expiresAt
    ? Math.floor((new Date(credential.expiresAt).getTime() - serverNow()) / DAY_MS)
    : null
  const isSoon = credential.state === 'approved' && left !== null && left <= SOON_DAYS
  return (
    <Card look="flat" className="flex flex-col gap-3 p-4">
      <div className="flex items-center gap-3.5">
        <span className="flex size-10 shrink-0 items-center justify-center rounded-md bg-sunken">
          <Icon size={20} aria-hidden />
        </span>
        <div className="min-w-0 flex-1">
          <p className="truncate font-medium">
            {say(`credential.${credential.kind}`)}
            {credential.trade !== '*' && <span className="text-muted"> · {credential.trade}</span>}
          </p>
          <p className="truncate text-small text-muted">
            {credential.issuer} · <bdi>{credential.number}</bdi>
          </p>
        </div>
        <StatusPill
          shape={isSoon ? 'trouble' : SHAPES[credential.state]}
          tone={isSoon ? 'warn' : undefined}
        >
          {isSoon ? t('credentials.soon') : t(`credentials.${credential.state}`)}
        </StatusPill>
      </div>
      <p className="flex flex-wrap justify-between gap-x-4 text-small text-muted">
        <span>{credential.jurisdiction}</span>
        <span>
          {credential.expiresAt && left !== null
            ? t('credentials.until', {
                day: format.day(credential.expiresAt),
                count: Math.max(0, left),
              })
            : t('credentials.no-expiry')}
        </span>
      </p>
      {credential.decline && (
        <p className="rounded-md bg-bad-soft px-3.5 py-2.5 text-small text-bad-text">
          {credential.decline.howToFix}
          {credential.decline.note && ` ${credential.decline.note}`}
        </p>
      )}
    </Card>
  )
}
