import { useEffect } from 'react'
import { readOwnDriver, setDriverOnline } from '#contract/ridendine'
import { setPresence } from '#contract/tracking'
import { ApiFailure, clientOf, useAct, useRead, writeAnswer } from '../../../lib/api/index.ts'
import { useTranslation } from '../../../lib/i18n/index.ts'
import { usePerson } from '../../../lib/session/session.ts'
import { cx, LiveDot } from '../../../ui/index.ts'

/** Somebody of whom nothing is heard for a quarter of an hour counts as gone. */
const STILL_HERE_MS = 4 * 60_000

/** My account as a driver; `isNobody` before the registration. */
export function useOwnDriver() {
  const person = usePerson()
  const read = useRead(readOwnDriver, {}, { topics: [`person:${person.id}`], product: 'ridendine' })
  const isNobody =
    read.error instanceof ApiFailure && read.error.error.reason === 'ridendine.not_a_driver'
  return { driver: read.data, isNobody, isPending: read.isPending, read }
}

/** Whether I am offered runs now, and the switch for it. */
export function useOnlineSwitch() {
  const { driver } = useOwnDriver()
  const go = useAct(setDriverOnline, {
    product: 'ridendine',
    optimistic: ({ online }) =>
      writeAnswer('ridendine', readOwnDriver, {}, (now) => ({
        ...now,
        online,
        can: [online ? 'go_offline' : 'go_online'],
      })),
  })
  return {
    driver,
    isOnline: driver?.online ?? false,
    canSwitch: driver ? driver.can.some((each) => each.startsWith('go_')) : false,
    isPending: go.isPending,
    set: (online: boolean) => go.mutate({ online }),
  }
}

/** The state in one word, always in sight; a tap changes it. */
export function OnlineToggle() {
  const { t } = useTranslation('ridendine-driver')
  const { driver, isOnline, canSwitch, set } = useOnlineSwitch()
  if (!driver) return null
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOnline}
      aria-label={t('online.label')}
      disabled={!canSwitch}
      onClick={() => set(!isOnline)}
      className={cx(
        'inline-flex h-11 items-center gap-1.5 rounded-full ps-3 pe-4 text-small font-semibold transition-colors duration-150 disabled:opacity-60',
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
      void clientOf('ridendine')
        .call(setPresence, { online: true })
        .catch(() => undefined)
    const timer = setInterval(say, STILL_HERE_MS)
    return () => clearInterval(timer)
  }, [isOnline])
}
