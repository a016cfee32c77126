import type { ReactNode } from 'react'
import type { Booking } from '#contract/zenvee'
import { Go } from '../../../../features/console/place.tsx'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Amount, Avatar, TimeAgo, TimeAt } from '../../../../ui/index.ts'

/** The facts at the head of a booking's page, as Stripe has them. */
export function BookingFacts({ booking }: { booking: Booking }) {
  const { t } = useTranslation('operations')
  const format = useFormat()
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-xl border bg-line shadow-1 md:grid-cols-3 xl:grid-cols-6">
      <Fact label={t('bookings.customer')}>
        <Someone
          id={booking.customer.id}
          name={booking.customer.name}
          photoUrl={booking.customer.photoUrl}
        />
      </Fact>
      <Fact label={t('bookings.technician')}>
        {booking.technician ? (
          <Someone
            id={booking.technician.id}
            name={booking.technician.name}
            photoUrl={booking.technician.photoUrl}
          />
        ) : (
          '–'
        )}
      </Fact>
      <Fact
        label={t('bookings.starts')}
        hint={`${format.day(booking.startsAt)} · ${t(`booking.mode.${booking.mode}`)}`}
      >
        <TimeAt at={booking.startsAt} />
      </Fact>
      <Fact
        label={t('booking.state-since')}
        hint={
          booking.answerBy ? (
            <>
              {t('booking.answer-by')} <TimeAt at={booking.answerBy} />
            </>
          ) : (
            t('booking.version', { version: booking.version })
          )
        }
      >
        <TimeAgo at={booking.stateSince} />
      </Fact>
      <Fact label={t('bookings.total')} hint={t(`booking.payment.${booking.payment.state}`)}>
        <Amount money={booking.price.total} />
      </Fact>
      <Fact label={t('booking.match')} hint={booking.place.label}>
        {booking.matchId ? (
          <Go
            to={`/matches/${booking.matchId}`}
            className="underline decoration-edge underline-offset-3 hover:decoration-current"
          >
            {t('booking.open-match')}
          </Go>
        ) : (
          '–'
        )}
      </Fact>
    </dl>
  )
}

function Fact({ label, hint, children }: { label: string; hint?: ReactNode; children: ReactNode }) {
  return (
    <div className="min-w-0 bg-surface px-4 py-3">
      <dt className="text-small text-muted">{label}</dt>
      <dd className="mt-0.5 truncate font-medium">{children}</dd>
      {hint && <dd className="truncate text-small text-muted">{hint}</dd>}
    </div>
  )
}

function Someone({ id, name, photoUrl }: { id: string; name: string; photoUrl: string | null }) {
  return (
    <Go
      to="/people"
      search={{ row: id }}
      className="flex items-center gap-2 rounded-xs hover:underline hover:underline-offset-3"
    >
      <Avatar name={name} src={photoUrl ?? undefined} size={22} />
      <span className="truncate">{name}</span>
    </Go>
  )
}
