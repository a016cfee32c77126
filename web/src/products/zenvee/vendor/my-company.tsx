import { Building2 } from 'lucide-react'
import { useState } from 'react'
import type { OutputOf } from '#contract/endpoint'
import { answerInvitation, leaveVendor, readMyVendor } from '#contract/zenvee'
import { useAct, useRead } from '../../../lib/api/index.ts'
import { useFormat } from '../../../lib/format/index.ts'
import { useTranslation } from '../../../lib/i18n/index.ts'
import { usePerson } from '../../../lib/session/session.ts'
import {
  Button,
  Card,
  EmptyState,
  ErrorState,
  Field,
  Screen,
  Sheet,
  SkeletonRows,
  Textarea,
} from '../../../ui/index.ts'

type Membership = OutputOf<typeof readMyVendor>['memberships'][number]

/** For a technician: which company sees their visits, and which would like to. */
export function MyCompany() {
  const { t } = useTranslation('zenvee-vendor')
  const person = usePerson()
  const mine = useRead(readMyVendor, {}, { topics: [`person:${person.id}`] })
  return (
    <Screen title={t('mine.title')} back={{ to: '/zenvee/pro/me' }} focus>
      {mine.isPending && <SkeletonRows rows={2} />}
      {mine.error && !mine.data && (
        <ErrorState failure={mine.error} onAgain={() => void mine.refetch()} />
      )}
      {mine.data?.memberships.length === 0 && (
        <EmptyState icon={Building2} title={t('mine.none')}>
          {t('mine.none-about')}
        </EmptyState>
      )}
      {mine.data?.memberships.map((each) =>
        each.state === 'invited' ? (
          <Invitation key={each.membershipId} membership={each} />
        ) : (
          <Belongs key={each.membershipId} membership={each} />
        ),
      )}
    </Screen>
  )
}

function Invitation({ membership }: { membership: Membership }) {
  const { t } = useTranslation('zenvee-vendor')
  const { membershipId, vendor } = membership
  const join = useAct(answerInvitation, { says: t('mine.joined', { vendor }) })
  const decline = useAct(answerInvitation, { says: t('mine.declined') })
  return (
    <Card>
      <p className="font-medium">{t('mine.invites', { vendor })}</p>
      <p className="mt-1 text-small text-muted">{t('mine.invites-about')}</p>
      <div className="mt-4 flex gap-2">
        <Button
          tone="primary"
          size="lg"
          busy={join.isPending}
          onClick={() => join.mutate({ membershipId, join: true })}
        >
          {t('mine.join')}
        </Button>
        <Button
          size="lg"
          busy={decline.isPending}
          onClick={() => decline.mutate({ membershipId, join: false })}
        >
          {t('mine.decline')}
        </Button>
      </div>
    </Card>
  )
}

function Belongs({ membership }: { membership: Membership }) {
  const { t } = useTranslation('zenvee-vendor')
  const format = useFormat()
  const [leaving, setLeaving] = useState(false)
  const [reason, setReason] = useState('')
  const { membershipId, vendor } = membership
  const leave = useAct(leaveVendor, { says: t('mine.left'), onDone: () => setLeaving(false) })
  const words = reason.trim()
  return (
    <Card>
      <p className="font-medium">{t('mine.member', { vendor })}</p>
      <p className="mt-1 text-small text-muted">
        {t('mine.member-about', { day: format.day(membership.joinedAt ?? membership.invitedAt) })}
      </p>
      <Button className="mt-4" size="lg" tone="danger-quiet" onClick={() => setLeaving(true)}>
        {t('mine.leave')}
      </Button>
      <Sheet
        open={leaving}
        onOpenChange={setLeaving}
        title={t('mine.leave-title', { vendor })}
        description={t('mine.leave-about')}
        footer={
          <Button
            tone="danger"
            size="lg"
            disabled={words.length < 2}
            busy={leave.isPending}
            onClick={() => leave.mutate({ membershipId, reason: words })}
          >
            {t('mine.leave')}
          </Button>
        }
      >
        <Field label={t('mine.leave-why')}>
          <Textarea
            rows={2}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </Field>
      </Sheet>
    </Card>
  )
}
