import { Link } from '@tanstack/react-router'
import { CircleCheck, CircleSlash, CloudOff, Hourglass } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { type Booking, reviewBooking } from '#contract/zenvee'
import { useAct } from '../../../../lib/api/index.ts'
import { useFormat, useNow } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import {
  Amount,
  Button,
  buttonLook,
  Card,
  CountdownRing,
  Field,
  PriceLines,
  RatingInput,
  Section,
  Stepper,
  Textarea,
} from '../../../../ui/index.ts'
import { useBookingSteps } from '../../shared/booking-steps.ts'
import { BookingPill } from '../../shared/state-pill.tsx'
import { ProScreen } from '../pro-screen.tsx'

function Over({
  booking,
  says,
  more,
  icon,
  children,
}: {
  booking: Booking
  says: string
  more: string
  icon: ReactNode
  children?: ReactNode
}) {
  const { t } = useTranslation('zenvee-technician')
  const steps = useBookingSteps(booking)
  return (
    <ProScreen
      title={booking.service.title}
      back={{ to: '/zenvee/pro' }}
      focus
      footer={
        <Link to="/zenvee/pro" className={buttonLook({ tone: 'primary', size: 'xl' })}>
          {t('over.home')}
        </Link>
      }
    >
      <div aria-live="polite" className="flex flex-col items-center gap-3 pt-4 text-center">
        <span className="flex size-16 items-center justify-center rounded-full bg-sunken">
          {icon}
        </span>
        <p className="text-display text-balance">{says}</p>
        <p className="text-muted">{more}</p>
      </div>
      {children}
      <Section title={t('job.progress')} end={<BookingPill state={booking.state} />}>
        <Stepper label={t('job.progress')} steps={steps} />
      </Section>
    </ProScreen>
  )
}

/** My proposal lies with the customer. */
export function Waiting({ booking }: { booking: Booking }) {
  const { t } = useTranslation('zenvee-technician')
  const format = useFormat()
  const { counter } = booking
  const span =
    new Date(booking.answerBy ?? booking.stateSince).getTime() -
    new Date(booking.stateSince).getTime()
  return (
    <Over
      booking={booking}
      says={t('over.waiting', { name: booking.customer.name.split(' ')[0] })}
      more={t('over.waiting-more')}
      icon={<Hourglass size={30} aria-hidden className="text-warn-text" />}
    >
      <Card look="flat" className="flex items-center justify-between gap-4">
        {counter && (
          <div>
            <p className="font-medium">{format.moment(counter.startsAt)}</p>
            <Amount money={counter.price} className="text-title" />
          </div>
        )}
        {booking.answerBy && (
          <CountdownRing
            until={booking.answerBy}
            outOf={Math.max(60_000, span)}
            size={72}
            label={t('offer.ring')}
          />
        )}
      </Card>
    </Over>
  )
}

/** Done: what it brought, and when it is mine. */
export function JobFinished({ booking, isWaiting }: { booking: Booking; isWaiting: boolean }) {
  const { t } = useTranslation('zenvee-technician')
  const format = useFormat()
  const now = useNow(60)
  const { earnings, price } = booking
  const left = booking.settlesAt
    ? format.span(Math.max(60_000, new Date(booking.settlesAt).getTime() - now))
    : ''
  const more = {
    completed: left ? t('over.settles', { left }) : '',
    settled: t('over.settled'),
    disputed: t('over.disputed'),
    refunded: t('over.refunded'),
  }[doneState(booking)]
  return (
    <Over
      booking={booking}
      says={t('over.done')}
      more={more}
      icon={<CircleCheck size={32} aria-hidden className="text-good-text" />}
    >
      {isWaiting && (
        <p
          role="status"
          className="flex items-center justify-center gap-2 rounded-lg bg-warn-soft px-4 py-2.5 text-small text-warn-text"
        >
          <CloudOff size={16} aria-hidden />
          {t('job.waiting')}
        </p>
      )}
      {earnings && (
        <Card look="flat">
          <PriceLines
            lines={[
              {
                label: t('money.price'),
                money: { ...price.service, amount: price.service.amount + price.extras.amount },
              },
              { label: t('money.fee'), money: { ...earnings.fee, amount: -earnings.fee.amount } },
              ...(price.tip.amount > 0 ? [{ label: t('money.tip'), money: price.tip }] : []),
            ]}
            total={{ label: t('money.yours'), money: earnings.earned }}
          />
        </Card>
      )}
      {booking.can.includes('review') && <ReviewCustomer booking={booking} />}
    </Over>
  )
}

const DONE = ['completed', 'settled', 'disputed', 'refunded'] as const
const doneState = ({ state }: Booking) => DONE.find((each) => each === state) ?? 'completed'

function ReviewCustomer({ booking }: { booking: Booking }) {
  const { t } = useTranslation('zenvee-technician')
  const [rating, setRating] = useState(0)
  const [text, setText] = useState('')
  const review = useAct(reviewBooking, { says: t('review.thanks') })
  return (
    <Card className="flex flex-col items-center gap-3 text-center">
      <h2 className="text-heading">
        {t('review.title', { name: booking.customer.name.split(' ')[0] })}
      </h2>
      <RatingInput
        label={t('review.title', { name: booking.customer.name })}
        value={rating}
        onChange={setRating}
      />
      {rating > 0 && (
        <div className="flex w-full flex-col gap-3 text-start">
          <Field label={t('review.words')}>
            <Textarea
              rows={2}
              maxLength={2000}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          </Field>
          <Button
            tone="primary"
            size="lg"
            busy={review.isPending}
            onClick={() => review.mutate({ bookingId: booking.id, rating, text: text.trim() })}
          >
            {t('review.send')}
          </Button>
        </div>
      )}
    </Card>
  )
}

/** It did not come to a visit. */
export function JobEnded({ booking }: { booking: Booking }) {
  const { t } = useTranslation('zenvee-technician')
  const format = useFormat()
  const { cancellation } = booking
  const says = {
    declined: t('over.declined'),
    expired: t('over.expired'),
    cancelled: t('over.cancelled'),
  }[endState(booking)]
  const more = cancellation?.fee.amount
    ? t('over.fee', { fee: format.money(cancellation.fee) })
    : (cancellation?.reason ?? '')
  return (
    <Over
      booking={booking}
      says={says}
      more={more}
      icon={<CircleSlash size={30} aria-hidden className="text-muted" />}
    />
  )
}

const ENDS = ['declined', 'expired', 'cancelled'] as const
const endState = ({ state }: Booking) => ENDS.find((each) => each === state) ?? 'cancelled'
