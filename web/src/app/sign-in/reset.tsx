import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Password, resetPassword } from '#contract/identity'
import { useAct } from '../../lib/api/index.ts'
import { showFieldErrors, TextField, useZodForm } from '../../ui/form.tsx'
import { Button } from '../../ui/index.ts'
import { EntryFrame, textLink } from './entry-frame.tsx'

const route = getRouteApi('/reset-password')

/** Choose a new password with the token from the mail. */
export function Reset() {
  const { t } = useTranslation('account')
  const { token = '', product = 'zenvee' } = route.useSearch()
  const navigate = useNavigate()
  const form = useZodForm(z.object({ password: Password }), { defaults: { password: '' } })
  const reset = useAct(resetPassword, {
    product,
    says: t('reset.done'),
    onDone: () => void navigate({ to: '/sign-in', search: { product } }),
    onRefused: (failure) => {
      if (failure.error.reason !== 'identity.password_too_common')
        return showFieldErrors(form, failure)
      form.setError('password', { message: t('error.password-common') })
      return true
    },
  })
  return (
    <EntryFrame
      product={product}
      title={t('reset.title')}
      hint={t('reset.hint')}
      footer={
        <Link to="/forgot-password" search={{ product }} className={textLink}>
          {t('reset.again')}
        </Link>
      }
    >
      <form
        noValidate
        onSubmit={form.handleSubmit(({ password }) => reset.mutate({ token, password }))}
        className="flex flex-col gap-5"
      >
        <TextField
          control={form.control}
          name="password"
          type="password"
          label={t('field.new-password')}
          hint={t('field.password-hint')}
          autoComplete="new-password"
          autoFocus
        />
        <Button type="submit" tone="primary" size="lg" busy={reset.isPending}>
          {t('reset.act')}
        </Button>
      </form>
    </EntryFrame>
  )
}
