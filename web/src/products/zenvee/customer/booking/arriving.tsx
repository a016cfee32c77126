import { Car, Share2, TriangleAlert } from 'lucide-react'
import { type Booking, shareOnMyWay } from '#contract/zenvee'
import { useAct } from '../../../../lib/api/index.ts'
import { useFormat, useNow } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Avatar, Button, toast } from '../../../../ui/index.ts'
import { StartCode } from './start-code.tsx'
import type { Arrival } from './use-arrival.ts'

/** On the way: one sentence and the clock first; the map stands after it. */
export function Arriving({ booking, arrival }: { booking: Booking; arrival: Arrival }) {
  const { t } = useTranslation('zenvee-customer')
  const name = booking.technician?.name.split(' ')[0] ?? ''
  return (
    <section className="flex flex-col gap-4">
      <EtaLine arrival={arrival} name={name} />
      <div className="flex items-center gap-3.5">
        {booking.technician && (
          <Avatar name={booking.technician.name} src={booking.technician.photoUrl} size={48} />
        )}
        <div className="min-w-0 flex-1">
          <p className="truncate font-medium">{booking.technician?.name}</p>
          {booking.technician?.vehicle && (
            <p className="flex items-center gap-1.5 truncate text-small text-muted">
              <Car size={15} aria-hidden />
              {booking.technician.vehicle}
            </p>
          )}
        </div>
        <ShareTrip booking={booking} />
      </div>
      {booking.startCode && <StartCode code={booking.startCode} hint={t('code.later', { name })} />}
    </section>
  )
}

/** "Tomas arrives at 2:35 PM", as a range when it is not sure, and how old the knowledge is. */
export function EtaLine({ arrival, name }: { arrival: Arrival; name: string }) {
  const { t } = useTranslation('zenvee-customer')
  const format = useFormat()
  const now = useNow(5)
  const { sharing, age, isStale } = arrival
  const eta = sharing?.eta
  const left = eta ? Math.max(0, new Date(eta.arrivesAt).getTime() - now) : null
  const isUnsure = isStale || Boolean(eta?.isStale)
  return (
    <div aria-live="polite">
      <p className="text-muted">
        {left !== null && left < 120_000
          ? t('arrival.almost', { name })
          : t('arrival.says', { name })}
      </p>
      {eta && left !== null ? (
        <p className="flex flex-wrap items-baseline gap-x-3">
          <span className="text-hero tabular">
            {isUnsure
              ? t('arrival.range', {
                  from: format.time(eta.arrivesAt),
                  to: format.time(new Date(eta.arrivesAt).getTime() + 8 * 60_000),
                })
              : format.time(eta.arrivesAt)}
          </span>
          <span className="text-title text-muted tabular">
            {format.span(Math.max(60_000, left))}
          </span>
        </p>
      ) : (
        <p className="text-display">{t('arrival.soon')}</p>
      )}
      {sharing?.state === 'paused' && <Warning>{t('arrival.paused', { name })}</Warning>}
      {age !== null && isStale && sharing?.state !== 'paused' && (
        <Warning>{t('arrival.stale', { ago: format.ago(now - age, now) })}</Warning>
      )}
    </div>
  )
}

function Warning({ children }: { children: string }) {
  return (
    <p className="mt-1 flex items-center gap-2 text-small text-warn-text">
      <TriangleAlert size={15} aria-hidden />
      {children}
    </p>
  )
}

/** A link for somebody without an account; it dies with the visit. */
function ShareTrip({ booking }: { booking: Booking }) {
  const { t } = useTranslation('zenvee-customer')
  const share = useAct(shareOnMyWay, {
    refresh: [],
    onDone: ({ path }) =>
      void sendLink(`${location.origin}/zenvee${path}`, t('arrival.share-title')).then((how) => {
        if (how === 'copied') toast.done(t('arrival.copied'))
      }),
  })
  return (
    <Button
      size="md"
      icon={Share2}
      busy={share.isPending}
      onClick={() => share.mutate({ bookingId: booking.id })}
    >
      {t('arrival.share')}
    </Button>
  )
}

async function sendLink(url: string, title: string): Promise<'shared' | 'copied'> {
  if ('share' in navigator && matchMedia('(pointer: coarse)').matches) {
    const isShared = await navigator.share({ url, title }).then(
      () => true,
      () => false,
    )
    if (isShared) return 'shared'
  }
  await navigator.clipboard.writeText(url)
  return 'copied'
}

/** At the door: the code, as large as it goes. */
export function AtTheDoor({ booking }: { booking: Booking }) {
  const { t } = useTranslation('zenvee-customer')
  const name = booking.technician?.name.split(' ')[0] ?? ''
  return (
    <section className="flex flex-col gap-4">
      <div aria-live="polite" className="flex items-center gap-4">
        {booking.technician && (
          <Avatar name={booking.technician.name} src={booking.technician.photoUrl} size={56} />
        )}
        <h2 className="text-display">{t('arrived.says', { name })}</h2>
      </div>
      {booking.startCode && (
        <StartCode big code={booking.startCode} hint={t('code.now', { name })} />
      )}
    </section>
  )
}
