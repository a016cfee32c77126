import { getRouteApi, Link } from '@tanstack/react-router'
import { MailCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { askForReset, Email } from '#contract/identity'
import { useAct } from '../../lib/api/index.ts'
import { TextField, useZodForm } from '../../ui/form.tsx'
import { Button, Card } from '../../ui/index.ts'
import { EntryFrame, textLink } from './entry-frame.tsx'

const route = getRouteApi('/forgot-password')

/** Ask for the mail that lets a person choose a new password. */
export function Forgot() {
  const { t } = useTranslation('account')
  const { product = 'zenvee' } = route.useSearch()
  const form = useZodForm(z.object({ email: Email }), { defaults: { email: '' } })
  const ask = useAct(askForReset, { product })
  const back = (
    <Link to="/sign-in" search={{ product }} className={textLink}>
      {t('forgot.back')}
    </Link>
  )
  return (
    <EntryFrame product={product} title={t('forgot.title')} hint={t('forgot.hint')} footer={back}>
      {ask.isSuccess ? (
        <Card className="flex items-center gap-4">
          <MailCheck className="shrink-0 text-good" aria-hidden />
          <p role="status">{t('forgot.sent')}</p>
        </Card>
      ) : (
        <form
          noValidate
          onSubmit={form.handleSubmit((wish) => ask.mutate(wish))}
          className="flex flex-col gap-5"
        >
          <TextField
            control={form.control}
            name="email"
            type="email"
            label={t('field.email')}
            autoComplete="username"
            autoFocus
          />
          <Button type="submit" tone="primary" size="lg" busy={ask.isPending}>
            {t('forgot.act')}
          </Button>
        </form>
      )}
    </EntryFrame>
  )
}
