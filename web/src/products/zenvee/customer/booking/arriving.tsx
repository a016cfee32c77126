import { Car, Share2 } from 'lucide-react'
import { type Booking, shareOnMyWay } from '#contract/zenvee'
import { EtaLine } from '../../../../features/tracking/eta-line.tsx'
import type { Arrival } from '../../../../features/tracking/use-arrival.ts'
import { useAct } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Avatar, Button, toast } from '../../../../ui/index.ts'
import { StartCode } from './start-code.tsx'

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
