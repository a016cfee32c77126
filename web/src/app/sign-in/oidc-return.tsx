import { getRouteApi, Link, useNavigate, useRouter } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiFailure } from '#contract'
import { finishOidc } from '#contract/identity'
import { clientOf } from '../../lib/api/index.ts'
import { useRefusalWords } from '../../lib/i18n/index.ts'
import { deviceName, homeOf, takeSession } from '../../lib/session/sign.ts'
import { buttonLook, Skeleton } from '../../ui/index.ts'
import { EntryFrame } from './entry-frame.tsx'
import { takeOidcState } from './oidc-state.ts'

const route = getRouteApi('/sign-in/return')

/** Where another provider sends the browser back to. */
export function OidcReturn() {
  const { t } = useTranslation('account')
  const { code, state, iss } = route.useSearch()
  const navigate = useNavigate()
  const router = useRouter()
  const wordsFor = useRefusalWords()
  const [problem, setProblem] = useState<string>()

  const finish = useEffectEvent(async () => {
    const kept = takeOidcState()
    if (!kept && problem === undefined) return setProblem(t('oidc.not-ours'))
    if (!kept || kept.state !== state || !code) return setProblem(t('oidc.not-ours'))
    try {
      const signed = await clientOf(kept.product).call(finishOidc, {
        state,
        code,
        iss,
        device: deviceName(),
      })
      const { person } = takeSession(kept.product, signed)
      if (kept.next) router.history.push(kept.next)
      else await navigate({ to: homeOf(person), replace: true })
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error
      setProblem(wordsFor(error))
    }
  })
  useEffect(() => void finish(), [])

  return (
    <EntryFrame
      product="zenvee"
      title={problem ? t('oidc.failed') : t('oidc.title')}
      hint={problem}
    >
      {problem ? (
        <Link to="/sign-in" className={buttonLook({ tone: 'primary', size: 'lg' })}>
          {t('sign-in.title')}
        </Link>
      ) : (
        <Skeleton className="h-12 w-full rounded-lg" />
      )}
    </EntryFrame>
  )
}
