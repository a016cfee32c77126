import { Link } from '@tanstack/react-router'
import { UsersRound } from 'lucide-react'
import { useState } from 'react'
import type { OutputOf } from '#contract/endpoint'
import { inviteTechnician, readVendor, removeTechnician } from '#contract/zenvee'
import { useAct, useRead } from '../../../lib/api/index.ts'
import { useFormat } from '../../../lib/format/index.ts'
import { useTranslation } from '../../../lib/i18n/index.ts'
import {
  Amount,
  Avatar,
  Badge,
  Button,
  Card,
  EmptyState,
  ErrorState,
  Field,
  Input,
  Screen,
  Section,
  Sheet,
  SkeletonRows,
  Textarea,
  toast,
} from '../../../ui/index.ts'

const DAYS = 30
const EVERY_MS = 20_000
type Member = OutputOf<typeof readVendor>['technicians'][number]

/** The company: what its technicians do and earn, who belongs to it, who is invited. */
export function Company() {
  const { t } = useTranslation('zenvee-vendor')
  const company = useRead(readVendor, { days: DAYS }, { every: EVERY_MS })
  const members = company.data?.technicians ?? []
  return (
    <Screen title={company.data?.name ?? t('tabs.company')} large>
      {company.isPending && <SkeletonRows rows={4} />}
      {company.error && !company.data && (
        <ErrorState failure={company.error} onAgain={() => void company.refetch()} />
      )}
      {company.data && (
        <>
          <div className="grid grid-cols-2 gap-2.5">
            <Card>
              <p className="text-small text-muted">{t('company.earned', { count: DAYS })}</p>
              <Amount money={company.data.earned} className="text-heading" />
            </Card>
            <Card>
              <p className="text-small text-muted">{t('company.waiting')}</p>
              <Amount money={company.data.waiting} className="text-heading" />
            </Card>
          </div>
          <Section title={t('company.technicians')} hint={t('company.technicians-hint')}>
            {members.length === 0 && (
              <EmptyState icon={UsersRound} title={t('company.none')}>
                {t('company.none-about')}
              </EmptyState>
            )}
            <ul className="flex flex-col gap-2.5">
              {members.map((member) => (
                <li key={member.technicianId}>
                  <MemberCard member={member} />
                </li>
              ))}
            </ul>
          </Section>
          <Invite />
        </>
      )}
    </Screen>
  )
}

function MemberCard({ member }: { member: Member }) {
  const { t } = useTranslation('zenvee-vendor')
  const format = useFormat()
  const [leaving, setLeaving] = useState(false)
  const isInvited = member.state === 'invited'
  return (
    <Card>
      <div className="flex items-start gap-3.5">
        <Avatar
          name={member.name}
          src={member.photoUrl}
          size={48}
          presence={isInvited ? undefined : member.online ? 'online' : 'offline'}
        />
        <div className="min-w-0 flex-1">
          <Link
            to="/zenvee/vendor/visits"
            search={{ technician: member.technicianId }}
            className="block truncate font-medium hover:underline"
          >
            {member.name}
          </Link>
          <p className="text-small text-muted">
            {t('company.since', { day: format.day(member.since) })}
          </p>
          <p className="mt-1.5 flex flex-wrap gap-1.5">
            {isInvited ? (
              <Badge tone="note">{t('company.invited')}</Badge>
            ) : (
              <>
                <Badge tone={member.online ? 'good' : 'plain'}>
                  {t(member.online ? 'company.online' : 'company.offline')}
                </Badge>
                <Badge>{t('company.visits', { count: member.visits })}</Badge>
                {member.openVisits > 0 && (
                  <Badge tone="accent">{t('company.open', { count: member.openVisits })}</Badge>
                )}
              </>
            )}
          </p>
        </div>
        <div className="flex flex-col items-end gap-2">
          {!isInvited && <Amount money={member.earned} className="font-medium" />}
          <Button size="sm" tone="quiet" onClick={() => setLeaving(true)}>
            {t(isInvited ? 'remove.withdraw' : 'remove.act')}
          </Button>
        </div>
      </div>
      <RemoveSheet member={member} open={leaving} onOpenChange={setLeaving} />
    </Card>
  )
}

function RemoveSheet({
  member,
  open,
  onOpenChange,
}: {
  member: Member
  open: boolean
  onOpenChange: (open: boolean) => void
}) {
  const { t } = useTranslation('zenvee-vendor')
  const [reason, setReason] = useState('')
  const words = reason.trim()
  const { name, technicianId } = member
  const remove = useAct(removeTechnician, {
    says: t('remove.done', { name }),
    onDone: () => onOpenChange(false),
  })
  return (
    <Sheet
      open={open}
      onOpenChange={onOpenChange}
      title={t('remove.title', { name })}
      description={t('remove.about')}
      footer={
        <Button
          tone="danger"
          size="lg"
          disabled={words.length < 2}
          busy={remove.isPending}
          onClick={() => remove.mutate({ technicianId, reason: words })}
        >
          {t(member.state === 'invited' ? 'remove.withdraw' : 'remove.act')}
        </Button>
      }
    >
      <Field label={t('remove.why')}>
        <Textarea
          rows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </Field>
    </Sheet>
  )
}

function Invite() {
  const { t } = useTranslation('zenvee-vendor')
  const [email, setEmail] = useState('')
  const invite = useAct(inviteTechnician, {
    onDone: ({ technician }) => {
      toast.done(t('invite.done', { name: technician }))
      setEmail('')
    },
  })
  return (
    <Section title={t('invite.title')}>
      <form
        noValidate
        className="flex items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          invite.mutate({ email: email.trim() })
        }}
      >
        <Field label={t('invite.email')} className="min-w-0 flex-1">
          <Input
            type="email"
            autoComplete="off"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
        </Field>
        <Button
          type="submit"
          tone="primary"
          size="lg"
          className="h-11"
          disabled={!email.includes('@')}
          busy={invite.isPending}
        >
          {t('invite.act')}
        </Button>
      </form>
    </Section>
  )
}
