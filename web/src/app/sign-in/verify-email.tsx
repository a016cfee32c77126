import { getRouteApi, Link } from '@tanstack/react-router'
import { CircleCheck } from 'lucide-react'
import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { verifyEmail } from '#contract/identity'
import { useAct } from '../../lib/api/index.ts'
import { buttonLook, Card, ErrorState, Skeleton } from '../../ui/index.ts'
import { EntryFrame } from './entry-frame.tsx'

const route = getRouteApi('/verify-email')

/** Confirms an address with the token from the mail, at once. */
export function VerifyEmail() {
  const { t } = useTranslation('account')
  const { token = '', product = 'zenvee' } = route.useSearch()
  const verify = useAct(verifyEmail, { product, onRefused: () => true })
  const send = useEffectEvent(() => verify.mutate({ token }))
  useEffect(() => send(), [])
  return (
    <EntryFrame product={product} title={t('verify.title')}>
      {verify.isError && <ErrorState failure={verify.error} className="px-0 py-4" />}
      {verify.isSuccess && (
        <Card className="flex items-center gap-4">
          <CircleCheck className="shrink-0 text-good" aria-hidden />
          <p role="status">{t('verify.done', { email: verify.data.email })}</p>
        </Card>
      )}
      {!verify.isError && !verify.isSuccess && <Skeleton className="h-16 w-full rounded-xl" />}
      <Link to="/" className={buttonLook({ tone: 'primary', size: 'lg' })}>
        {t('verify.on')}
      </Link>
    </EntryFrame>
  )
}
