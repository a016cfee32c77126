import { getRouteApi, Link, useNavigate, useRouter } from '@tanstack/react-router'
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { ApiFailure } from '#contract'
import { oidcProvider, startOidc } from '#contract/identity'
import { useAct, useRead } from '../../lib/api/index.ts'
import { useRefusalWords } from '../../lib/i18n/index.ts'
import { homeOf, signIn } from '../../lib/session/sign.ts'
import { showFieldErrors, TextField, useZodForm } from '../../ui/form.tsx'
import { Button } from '../../ui/index.ts'
import { EntryFrame, textLink } from './entry-frame.tsx'
import { keepOidcState } from './oidc-state.ts'

const route = getRouteApi('/sign-in')

/** Sign in with e-mail and password, a second factor when asked, or another provider. */
export function SignIn() {
  const { t } = useTranslation('account')
  const { next, product = 'zenvee' } = route.useSearch()
  const navigate = useNavigate()
  const router = useRouter()
  const wordsFor = useRefusalWords()
  const [needsCode, setNeedsCode] = useState(false)
  const form = useZodForm(
    z.object({
      email: z.email(t('error.email')),
      password: z.string().min(1, t('error.password-missing')),
      code: z.string().trim().max(20),
    }),
    { defaults: { email: '', password: '', code: '' } },
  )

  const send = form.handleSubmit(async ({ email, password, code }) => {
    try {
      const { person } = await signIn(product, { email, password, code: code || undefined })
      if (next) router.history.push(next)
      else await navigate({ to: homeOf(person) })
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error
      if (error.error.reason === 'identity.code_needed') setNeedsCode(true)
      else if (!showFieldErrors(form, error)) form.setError('root', { message: wordsFor(error) })
    }
  })

  return (
    <EntryFrame
      product={product}
      title={t('sign-in.title')}
      hint={next ? t('sign-in.then-back') : undefined}
      footer={
        <>
          {t('sign-in.new')}{' '}
          <Link to="/register" search={{ next, product }} className={textLink}>
            {t('sign-in.register')}
          </Link>
        </>
      }
    >
      <form noValidate onSubmit={send} className="flex flex-col gap-5">
        <TextField
          control={form.control}
          name="email"
          type="email"
          label={t('field.email')}
          autoComplete="username"
          autoFocus
        />
        <TextField
          control={form.control}
          name="password"
          type="password"
          label={t('field.password')}
          autoComplete="current-password"
        />
        {needsCode && (
          <TextField
            control={form.control}
            name="code"
            label={t('field.code')}
            hint={t('sign-in.code-hint')}
            autoComplete="one-time-code"
            inputMode="numeric"
            autoFocus
          />
        )}
        {form.formState.errors.root && (
          <p role="alert" className="rounded-md bg-bad-soft px-3.5 py-2.5 text-small text-bad-text">
            {form.formState.errors.root.message}
          </p>
        )}
        <Button type="submit" tone="primary" size="lg" busy={form.formState.isSubmitting}>
          {t('sign-in.act')}
        </Button>
        <Link to="/forgot-password" search={{ product }} className={`${textLink} w-fit text-small`}>
          {t('sign-in.forgot')}
        </Link>
      </form>
      <OtherProvider product={product} next={next} />
    </EntryFrame>
  )
}

function OtherProvider({
  product,
  next,
}: {
  product: 'zenvee' | 'ridendine' | 'mnbara' | 'maintainuk' | 'fixelo'
  next?: string
}) {
  const { t } = useTranslation('account')
  const known = useRead(oidcProvider, {}, { product })
  const start = useAct(startOidc, {
    product,
    onDone: ({ url, state }) => {
      keepOidcState({ state, product, next })
      location.assign(url)
    },
  })
  const provider = known.data?.provider
  if (!provider) return null
  return (
    <div className="flex flex-col gap-4">
      <div className="flex items-center gap-3 text-small text-faint before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        {t('sign-in.or')}
      </div>
      <Button
        size="lg"
        icon={KeyRound}
        busy={start.isPending}
        onClick={() => start.mutate({ returnPath: '/sign-in/return' })}
      >
        {t('sign-in.with', { name: provider.name })}
      </Button>
    </div>
  )
}
