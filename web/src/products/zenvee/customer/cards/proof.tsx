import {
  BadgeCheck,
  FileBadge,
  Fingerprint,
  type LucideIcon,
  ShieldCheck,
  UserSearch,
} from 'lucide-react'
import { type ShownCredential, viewCredentials } from '#contract/verification'
import { useRead } from '../../../../lib/api/index.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import {
  Badge,
  EmptyState,
  ErrorState,
  KeyValues,
  Sheet,
  SkeletonRows,
  type Tone,
} from '../../../../ui/index.ts'

const ICONS: Readonly<Record<ShownCredential['kind'], LucideIcon>> = {
  license: FileBadge,
  insurance: ShieldCheck,
  background_check: UserSearch,
  identity: Fingerprint,
}
const TONES: Readonly<Record<ShownCredential['status'], Tone>> = {
  active: 'good',
  expiring: 'warn',
  expired: 'bad',
}

/** The licence and what else the place asks for, looked up now; that it was looked at is kept. */
export function ProofSheet({
  personId,
  name,
  onClose,
}: {
  personId: string | null
  name: string
  onClose: () => void
}) {
  const { t } = useTranslation('zenvee-customer')
  const format = useFormat()
  const view = useRead(
    viewCredentials,
    { personId: personId ?? '' },
    { enabled: personId !== null },
  )
  return (
    <Sheet
      open={personId !== null}
      onOpenChange={(open) => !open && onClose()}
      title={t('proof.title', { name })}
      description={t('proof.about')}
    >
      {view.isPending && <SkeletonRows rows={3} />}
      {view.error && <ErrorState failure={view.error} onAgain={() => void view.refetch()} />}
      {view.data?.credentials.length === 0 && (
        <EmptyState icon={BadgeCheck} title={t('proof.none')} />
      )}
      <ul className="flex flex-col gap-3">
        {view.data?.credentials.map((credential) => (
          <li key={`${credential.kind}${credential.trade}${credential.maskedNumber}`}>
            <ProofCard credential={credential} />
          </li>
        ))}
      </ul>
      {view.data && (
        <p className="mt-4 flex items-center gap-2 text-small text-muted">
          <BadgeCheck size={15} aria-hidden className="shrink-0 text-good-text" />
          <span>
            {t('proof.viewed', { time: format.moment(view.data.viewedAt) })}{' '}
            <bdi className="font-mono text-micro">{view.data.viewId.slice(-8)}</bdi>
          </span>
        </p>
      )}
    </Sheet>
  )
}

function ProofCard({ credential }: { credential: ShownCredential }) {
  const { t } = useTranslation('zenvee-customer')
  const { t: say } = useTranslation('zenvee')
  const format = useFormat()
  const Icon = ICONS[credential.kind]
  return (
    <section className="rounded-lg border p-4">
      <header className="mb-3 flex items-center gap-3">
        <Icon size={20} aria-hidden className="text-accent-text" />
        <h3 className="flex-1 text-body font-semibold">{say(`credential.${credential.kind}`)}</h3>
        <Badge tone={TONES[credential.status]}>{t(`proof.status.${credential.status}`)}</Badge>
      </header>
      <KeyValues
        rows={[
          [t('proof.issuer'), credential.issuer],
          [
            t('proof.number'),
            <bdi key="number" className="font-mono text-small">
              {credential.maskedNumber}
            </bdi>,
          ],
          [t('proof.where'), <bdi key="where">{credential.jurisdiction}</bdi>],
          [
            t('proof.expires'),
            credential.expiry
              ? `${format.day(credential.expiry.at)} · ${t('proof.days-left', { count: credential.expiry.daysLeft })}`
              : t('proof.no-expiry'),
          ],
          [t('proof.source'), credential.source],
          [t('proof.checked-at'), format.day(credential.checkedAt)],
        ]}
      />
    </section>
  )
}
