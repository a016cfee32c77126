import { getRouteApi } from '@tanstack/react-router'
import { ArrowDown, ArrowUp, Check, MessageSquareText, PencilLine, X } from 'lucide-react'
import { type Booking, declineCounter, takeCounter } from '#contract/zenvee'
import { useAct } from '../../../../lib/api/index.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Hero } from '../../../../ui/hero.tsx'
import { Amount, Button, CountdownRing } from '../../../../ui/index.ts'

const route = getRouteApi('/zenvee/app/bookings/$bookingId')

/** Somebody has been asked: who, and how long they have. */
export function Requested({ booking }: { booking: Booking }) {
  const { t } = useTranslation('zenvee-customer')
  const format = useFormat()
  const name = booking.technician?.name.split(' ')[0] ?? t('booking.somebody')
  return (
    <Hero
      says={t('requested.says', { name })}
      more={
        booking.mode === 'best_match'
          ? t('requested.best', { name })
          : t('requested.more', { time: format.moment(booking.startsAt) })
      }
      end={
        booking.answerBy && (
          <CountdownRing
            until={booking.answerBy}
            outOf={spanOf(booking)}
            size={84}
            label={t('requested.ring')}
          />
        )
      }
    >
      <p className="text-small text-muted">{t('requested.leave')}</p>
    </Hero>
  )
}

/** How long the ring was when it began. */
export function spanOf({ answerBy, stateSince }: Booking): number {
  return Math.max(
    60_000,
    new Date(answerBy ?? stateSince).getTime() - new Date(stateSince).getTime(),
  )
}

/** The technician proposed something else: what was asked beside what is offered. */
export function Answered({ booking }: { booking: Booking }) {
  const { t } = useTranslation('zenvee-customer')
  const navigate = route.useNavigate()
  const take = useAct(takeCounter, { says: t('countered.taken') })
  const decline = useAct(declineCounter, { says: t('countered.declined') })
  const { can, counter, version, id } = booking
  const name = booking.technician?.name.split(' ')[0] ?? ''
  if (!counter) return null
  return (
    <Hero
      tone="plain"
      says={t('countered.says', { name })}
      more={t('countered.more')}
      end={
        booking.answerBy && (
          <CountdownRing
            until={booking.answerBy}
            outOf={spanOf(booking)}
            size={72}
            label={t('countered.ring')}
          />
        )
      }
    >
      <Terms booking={booking} counter={counter} />
      {counter.note && (
        <p className="flex gap-2.5 rounded-lg bg-sunken p-3.5">
          <MessageSquareText size={18} aria-hidden className="mt-0.5 shrink-0 text-muted" />
          {counter.note}
        </p>
      )}
      <div className="flex flex-col gap-2">
        {can.includes('take_counter') && (
          <Button
            tone="primary"
            size="xl"
            icon={Check}
            busy={take.isPending}
            onClick={() => take.mutate({ bookingId: id, version })}
          >
            {t('countered.take')}
          </Button>
        )}
        <div className="flex gap-2 *:flex-1">
          {can.includes('propose') && (
            <Button
              size="lg"
              icon={PencilLine}
              onClick={() => void navigate({ search: { sheet: 'propose' } })}
            >
              {t('countered.propose')}
            </Button>
          )}
          {can.includes('decline_counter') && (
            <Button
              size="lg"
              icon={X}
              busy={decline.isPending}
              onClick={() => decline.mutate({ bookingId: id, version, reason: t('countered.no') })}
            >
              {t('countered.decline')}
            </Button>
          )}
        </div>
      </div>
    </Hero>
  )
}

function Terms({
  booking,
  counter,
}: {
  booking: Booking
  counter: NonNullable<Booking['counter']>
}) {
  const { t } = useTranslation('zenvee-customer')
  const format = useFormat()
  const more = counter.price.amount - booking.price.service.amount
  const isOtherTime = counter.startsAt !== booking.startsAt
  return (
    <dl className="grid grid-cols-2 overflow-hidden rounded-lg border">
      <div className="flex flex-col gap-2 p-4">
        <dt className="text-small text-muted">{t('countered.asked')}</dt>
        <dd className={isOtherTime ? 'text-muted line-through' : undefined}>
          {format.moment(booking.startsAt)}
        </dd>
        <dd className={more ? 'text-muted line-through' : undefined}>
          <Amount money={booking.price.service} />
        </dd>
      </div>
      <div className="flex flex-col gap-2 border-s bg-accent-soft p-4">
        <dt className="text-small text-accent-text">{t('countered.offered')}</dt>
        <dd className={isOtherTime ? 'font-semibold' : undefined}>
          {format.moment(counter.startsAt)}
        </dd>
        <dd className="flex flex-wrap items-baseline gap-x-2">
          <Amount money={counter.price} className={more ? 'font-semibold' : undefined} />
          {more !== 0 && (
            <span className="inline-flex items-center gap-0.5 text-small text-muted">
              {more > 0 ? <ArrowUp size={13} aria-hidden /> : <ArrowDown size={13} aria-hidden />}
              <Amount money={{ ...counter.price, amount: more }} sign />
            </span>
          )}
        </dd>
      </div>
    </dl>
  )
}
