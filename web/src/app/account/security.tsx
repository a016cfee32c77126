import { useNavigate } from '@tanstack/react-router'
import { Laptop, Smartphone } from 'lucide-react'
import { useState } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { z } from 'zod'
import {
  changePassword,
  deleteAccount,
  endSession,
  listSessions,
  Password,
  readProfile,
} from '#contract/identity'
import { useAct, useRead } from '../../lib/api/index.ts'
import { session } from '../../lib/session/session.ts'
import { signOut } from '../../lib/session/sign.ts'
import { showFieldErrors, TextField, useZodForm } from '../../ui/form.tsx'
import {
  Badge,
  Button,
  Card,
  Confirm,
  ErrorState,
  Field,
  Input,
  Row,
  Section,
  SkeletonRows,
  TimeAgo,
} from '../../ui/index.ts'
import { SecondFactor } from './second-factor.tsx'

/** Devices, password, second factor, closing the account. */
export function Security() {
  const profile = useRead(readProfile, {})
  return (
    <div className="flex flex-col gap-10">
      <Devices />
      {profile.data?.hasPassword && <PasswordForm />}
      {profile.data && (
        <SecondFactor isOn={profile.data.hasSecondFactor} hasPassword={profile.data.hasPassword} />
      )}
      <CloseAccount hasPassword={profile.data?.hasPassword ?? false} />
    </div>
  )
}

function Devices() {
  const { t } = useTranslation('account')
  const navigate = useNavigate()
  const devices = useRead(listSessions, {})
  const end = useAct(endSession, { says: t('security.ended'), refresh: [listSessions] })
  const everywhere = async () => {
    await signOut(true)
    await navigate({ to: '/' })
  }
  return (
    <Section
      title={t('security.devices')}
      end={
        <Button size="sm" tone="danger-quiet" onClick={() => void everywhere()}>
          {t('security.everywhere')}
        </Button>
      }
    >
      {devices.isPending && <SkeletonRows rows={2} />}
      {devices.error && (
        <ErrorState failure={devices.error} onAgain={() => void devices.refetch()} />
      )}
      {devices.data && (
        <Card bare className="divide-y px-5">
          {devices.data.sessions.map((each) => {
            const Icon = /iPhone|Android|iPad/.test(each.device ?? '') ? Smartphone : Laptop
            return (
              <Row
                key={each.id}
                start={<Icon size={20} className="text-muted" aria-hidden />}
                title={each.device ?? t('security.unknown-device')}
                hint={
                  <Trans
                    t={t}
                    i18nKey="security.last"
                    components={{ ago: <TimeAgo at={each.usedAt} /> }}
                  />
                }
                end={
                  each.isThisOne ? (
                    <Badge tone="good">{t('security.here')}</Badge>
                  ) : (
                    <Button
                      size="sm"
                      busy={end.isPending && end.variables?.sessionId === each.id}
                      onClick={() => end.mutate({ sessionId: each.id })}
                    >
                      {t('security.end')}
                    </Button>
                  )
                }
              />
            )
          })}
        </Card>
      )}
    </Section>
  )
}

function PasswordForm() {
  const { t } = useTranslation('account')
  const form = useZodForm(
    z.object({ current: z.string().min(1, t('error.password-missing')), password: Password }),
    { defaults: { current: '', password: '' } },
  )
  const change = useAct(changePassword, {
    says: t('security.changed'),
    refresh: [listSessions],
    onDone: () => form.reset(),
    onRefused: (failure) => {
      if (failure.error.reason === 'identity.password_too_common') {
        form.setError('password', { message: t('error.password-common') })
        return true
      }
      return showFieldErrors(form, failure)
    },
  })
  return (
    <Section title={t('security.password')}>
      <Card>
        <form
          noValidate
          onSubmit={form.handleSubmit((wish) => change.mutate(wish))}
          className="flex flex-col gap-5"
        >
          <TextField
            control={form.control}
            name="current"
            type="password"
            label={t('field.current-password')}
            autoComplete="current-password"
          />
          <TextField
            control={form.control}
            name="password"
            type="password"
            label={t('field.new-password')}
            hint={t('field.password-hint')}
            autoComplete="new-password"
          />
          <Button type="submit" className="w-fit" busy={change.isPending}>
            {t('security.change')}
          </Button>
        </form>
      </Card>
    </Section>
  )
}

function CloseAccount({ hasPassword }: { hasPassword: boolean }) {
  const { t } = useTranslation('account')
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const [password, setPassword] = useState('')
  const close = useAct(deleteAccount, {
    says: t('delete.done'),
    onDone: () => {
      session.drop()
      void navigate({ to: '/' })
    },
    onRefused: () => {
      setOpen(false)
      return false
    },
  })
  return (
    <Section title={t('delete.title')} hint={t('delete.about')}>
      <Button
        tone="danger-quiet"
        className="w-fit border border-edge"
        onClick={() => setOpen(true)}
      >
        {t('delete.act')}
      </Button>
      <Confirm
        open={open}
        onOpenChange={setOpen}
        title={t('delete.question')}
        act={t('delete.act')}
        typed={t('delete.word')}
        danger
        busy={close.isPending}
        onConfirm={() =>
          close.mutate({ confirm: 'delete', password: hasPassword ? password : undefined })
        }
      >
        <p>{t('delete.about')}</p>
        {hasPassword && (
          <Field label={t('field.current-password')} className="mt-4">
            <Input
              type="password"
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
          </Field>
        )}
      </Confirm>
    </Section>
  )
}
