import { Check, EyeOff, Hammer, X } from 'lucide-react'
import { answerExtraWork, type Booking } from '#contract/zenvee'
import { useAct } from '../../../../lib/api/index.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Hero } from '../../../../ui/hero.tsx'
import { Amount, Badge, Button, Elapsed, PriceLines } from '../../../../ui/index.ts'

/** The work is under way: how long, and what more was found. */
export function InService({ booking }: { booking: Booking }) {
  const { t } = useTranslation('zenvee-customer')
  const format = useFormat()
  const name = booking.technician?.name.split(' ')[0] ?? ''
  const asked = booking.extraWork.find((extra) => extra.state === 'asked')
  return (
    <>
      {asked && <ExtraWorkCard booking={booking} extra={asked} />}
      <Hero
        says={t('service.says', { name })}
        more={booking.startedAt && t('service.since', { time: format.time(booking.startedAt) })}
      >
        {booking.startedAt && (
          <p className="text-center">
            <Elapsed since={booking.startedAt} className="text-hero" />
          </p>
        )}
        <p className="flex items-center gap-2 text-small text-muted">
          <EyeOff size={16} aria-hidden />
          {t('service.sharing')}
        </p>
      </Hero>
      <AnsweredExtras booking={booking} />
    </>
  )
}

/** More work was found: the new total, yes or no in one tap. */
function ExtraWorkCard({
  booking,
  extra,
}: {
  booking: Booking
  extra: Booking['extraWork'][number]
}) {
  const { t } = useTranslation('zenvee-customer')
  const answer = useAct(answerExtraWork, { says: t('extra.answered') })
  const name = booking.technician?.name.split(' ')[0] ?? ''
  const { currency } = extra.price
  // Tax follows the price in the same proportion; the server says the exact total once it is agreed.
  const work = booking.price.service.amount + booking.price.extras.amount
  const tax = work > 0 ? Math.round((extra.price.amount * booking.price.tax.amount) / work) : 0
  const say = (approve: boolean) =>
    answer.mutate({ bookingId: booking.id, extraId: extra.id, approve })
  return (
    <Hero
      tone="warn"
      says={t('extra.says', { name })}
      more={extra.title}
      end={<Hammer size={26} aria-hidden className="text-warn-text" />}
    >
      <div className="rounded-lg bg-surface p-4">
        <PriceLines
          lines={[
            { label: t('extra.agreed'), money: booking.price.total },
            { label: extra.title, money: extra.price },
            { label: t('book.tax'), money: { amount: tax, currency } },
          ]}
          total={{
            label: t('extra.total'),
            money: { amount: booking.price.total.amount + extra.price.amount + tax, currency },
          }}
        />
      </div>
      {booking.can.includes('answer_extra_work') && (
        <div className="flex gap-2 *:flex-1">
          <Button size="xl" icon={X} disabled={answer.isPending} onClick={() => say(false)}>
            {t('extra.decline')}
          </Button>
          <Button
            size="xl"
            tone="primary"
            icon={Check}
            busy={answer.isPending}
            onClick={() => say(true)}
          >
            {t('extra.approve')}
          </Button>
        </div>
      )}
    </Hero>
  )
}

function AnsweredExtras({ booking }: { booking: Booking }) {
  const { t } = useTranslation('zenvee-customer')
  const answered = booking.extraWork.filter((extra) => extra.state !== 'asked')
  if (answered.length === 0) return null
  return (
    <ul className="flex flex-col gap-2">
      {answered.map((extra) => (
        <li
          key={extra.id}
          className="flex items-center justify-between gap-4 rounded-lg border bg-surface px-4 py-3"
        >
          <span className="min-w-0 truncate">{extra.title}</span>
          <span className="flex items-center gap-3">
            <Amount money={extra.price} />
            <Badge tone={extra.state === 'approved' ? 'good' : 'plain'}>
              {t(`extra.${extra.state === 'approved' ? 'approved' : 'declined'}`)}
            </Badge>
          </span>
        </li>
      ))}
    </ul>
  )
}
