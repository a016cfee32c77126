import { useEffect } from 'react'
import { setPresence } from '#contract/tracking'
import { goOnline, readOwnProfile } from '#contract/zenvee'
import { clientOf, useAct, useRead, writeAnswer } from '../../../lib/api/index.ts'
import { useTranslation } from '../../../lib/i18n/index.ts'
import { usePerson } from '../../../lib/session/session.ts'
import { cx, LiveDot } from '../../../ui/index.ts'

/** Somebody of whom nothing is heard for a quarter of an hour counts as gone. */
const STILL_HERE_MS = 4 * 60_000

/** Whether I am offered work now, and the switch for it. */
export function useOnlineSwitch() {
  const person = usePerson()
  const profile = useRead(
    readOwnProfile,
    {},
    { topics: [`person:${person.id}`], product: 'zenvee' },
  )
  const go = useAct(goOnline, {
    refresh: [readOwnProfile],
    product: 'zenvee',
    optimistic: ({ online }) =>
      writeAnswer('zenvee', readOwnProfile, {}, (now) => ({ ...now, online })),
  })
  return {
    profile: profile.data,
    isOnline: profile.data?.online ?? false,
    isKnown: profile.data !== undefined,
    set: (online: boolean) => go.mutate({ online }),
  }
}

/** The state in one word, always in sight; a tap changes it. */
export function OnlineToggle() {
  const { t } = useTranslation('zenvee-technician')
  const { isOnline, isKnown, set } = useOnlineSwitch()
  if (!isKnown) return null
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOnline}
      aria-label={t('online.label')}
      onClick={() => set(!isOnline)}
      className={cx(
        'inline-flex h-10 items-center gap-1.5 rounded-full ps-3 pe-4 text-small font-semibold transition-colors duration-150',
        isOnline ? 'bg-good-soft text-good-text' : 'border border-edge bg-surface text-muted',
      )}
    >
      {isOnline ? (
        <LiveDot />
      ) : (
        <span aria-hidden className="mx-1 size-2 rounded-full border-2 border-current" />
      )}
      {isOnline ? t('online.on') : t('online.off')}
    </button>
  )
}

/** While online, says now and then that I am still there. Mounted once, in the frame. */
export function useStillHere(): void {
  const { isOnline } = useOnlineSwitch()
  useEffect(() => {
    if (!isOnline) return
    const say = () =>
      void clientOf('zenvee')
        .call(setPresence, { online: true })
        .catch(() => undefined)
    const timer = setInterval(say, STILL_HERE_MS)
    return () => clearInterval(timer)
  }, [isOnline])
}
