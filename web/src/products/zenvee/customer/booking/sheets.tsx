import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import type { KeptFile } from '#contract/files'
import {
  type Booking,
  cancelBooking,
  disputeBooking,
  payBooking,
  propose,
  readCancellation,
} from '#contract/zenvee'
import { PhotoField } from '../../../../features/files/photo-field.tsx'
import { CurrencySign } from '../../../../features/organisations/currency-sign.tsx'
import { MethodPicker } from '../../../../features/payments/mine/method-picker.tsx'
import { useAct, useRead } from '../../../../lib/api/index.ts'
import { useFormat, useNow } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import {
  Amount,
  Button,
  Chips,
  cx,
  ErrorState,
  Field,
  Input,
  RadioCards,
  Sheet,
  SkeletonRows,
  Textarea,
} from '../../../../ui/index.ts'
import { WhenPicker } from '../discover/when-picker.tsx'

const route = getRouteApi('/zenvee/app/bookings/$bookingId')

interface SheetProps {
  readonly booking: Booking
  readonly onClose: () => void
}

/** Panels of a booking; which one is open stands in the address, so Back closes it. */
export function BookingSheets({ booking }: { booking: Booking }) {
  const { sheet } = route.useSearch()
  const navigate = route.useNavigate()
  const close = () => void navigate({ search: {}, replace: true, resetScroll: false })
  const { can } = booking
  if (sheet === 'cancel' && can.includes('cancel'))
    return <CancelSheet booking={booking} onClose={close} />
  if (sheet === 'propose' && can.includes('propose'))
    return <ProposeSheet booking={booking} onClose={close} />
  if (sheet === 'pay' && can.includes('pay')) return <PaySheet booking={booking} onClose={close} />
  if (sheet === 'problem' && can.includes('dispute'))
    return <ProblemSheet booking={booking} onClose={close} />
  return null
}

const REASONS = ['plans', 'found', 'mistake', 'late', 'other'] as const

/** Calling it off, with the whole ladder in sight and the fee of this moment on the button. */
function CancelSheet({ booking, onClose }: SheetProps) {
  const { t } = useTranslation('zenvee-customer')
  const format = useFormat()
  const now = useNow(30)
  const [reason, setReason] = useState<(typeof REASONS)[number]>('plans')
  const terms = useRead(readCancellation, { bookingId: booking.id }, { every: 30_000 })
  const cancel = useAct(cancelBooking, { says: t('cancel.done'), onDone: onClose })
  const fee = terms.data?.fee
  const send = () =>
    cancel.mutate({ bookingId: booking.id, reason: t(`cancel.reason.${reason}`), expectedFee: fee })
  const current = terms.data?.ladder.findIndex(
    (step) => step.until !== null && now < new Date(step.until).getTime(),
  )
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('cancel.title')}
      description={terms.data?.says}
      footer={
        <Button tone="danger" size="lg" disabled={!fee} busy={cancel.isPending} onClick={send}>
          {fee && fee.amount > 0
            ? t('cancel.act-fee', { fee: format.money(fee) })
            : t('cancel.act')}
        </Button>
      }
    >
      {terms.isPending && <SkeletonRows rows={3} />}
      {terms.error && <ErrorState failure={terms.error} onAgain={() => void terms.refetch()} />}
      <div className="flex flex-col gap-5">
        <ol className="overflow-hidden rounded-lg border">
          {terms.data?.ladder.map((step, place) => (
            <li
              key={step.says}
              className={cx(
                'flex items-baseline justify-between gap-4 border-b px-4 py-3 text-small last:border-b-0',
                !terms.data.free &&
                  place === current &&
                  'bg-accent-soft font-medium text-accent-text',
              )}
            >
              <span>
                {step.says}
                {step.until && (
                  <span className="block text-muted">
                    {t('cancel.until', { time: format.moment(step.until) })}
                  </span>
                )}
              </span>
              {step.fee.amount > 0 ? <Amount money={step.fee} /> : <span>{t('cancel.free')}</span>}
            </li>
          ))}
        </ol>
        <Chips
          label={t('cancel.why')}
          value={reason}
          onChange={setReason}
          className="flex-wrap"
          choices={REASONS.map((each) => ({ value: each, label: t(`cancel.reason.${each}`) }))}
        />
      </div>
    </Sheet>
  )
}

/** An answer to a counter: another time, another price, a word. */
function ProposeSheet({ booking, onClose }: SheetProps) {
  const { t } = useTranslation('zenvee-customer')
  const counter = booking.counter
  const [at, setAt] = useState<string | undefined>(counter?.startsAt ?? booking.startsAt)
  const [price, setPrice] = useState(
    String((counter?.price.amount ?? booking.price.service.amount) / 100),
  )
  const [note, setNote] = useState('')
  const send = useAct(propose, { says: t('propose.done'), onDone: onClose })
  const amount = Math.round(Number(price) * 100)
  const { currency } = booking.price.service
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('propose.title')}
      description={t('propose.about')}
      footer={
        <Button
          tone="primary"
          size="lg"
          disabled={!(amount > 0)}
          busy={send.isPending}
          onClick={() =>
            send.mutate({
              bookingId: booking.id,
              version: booking.version,
              startsAt: at ?? counter?.startsAt ?? booking.startsAt,
              price: { amount, currency },
              note: note.trim(),
            })
          }
        >
          {t('propose.send')}
        </Button>
      }
    >
      <div className="flex flex-col gap-5">
        <WhenPicker at={at} onChange={setAt} />
        <Field label={t('propose.price')}>
          <Input
            inputMode="decimal"
            value={price}
            onChange={(event) => setPrice(event.currentTarget.value)}
            start={<CurrencySign />}
          />
        </Field>
        <Field label={t('propose.note')} optional={t('find.optional')}>
          <Textarea
            rows={2}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </Field>
      </div>
    </Sheet>
  )
}

function PaySheet({ booking, onClose }: SheetProps) {
  const { t } = useTranslation('zenvee-customer')
  const format = useFormat()
  const [methodId, setMethodId] = useState<string | null>(null)
  const pay = useAct(payBooking, { says: t('payment.trying'), onDone: onClose })
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('payment.other-card')}
      description={t('payment.nothing-taken')}
      footer={
        <Button
          tone="primary"
          size="lg"
          disabled={!methodId}
          busy={pay.isPending}
          onClick={() =>
            methodId &&
            pay.mutate({
              bookingId: booking.id,
              version: booking.version,
              paymentMethodId: methodId,
            })
          }
        >
          {t('payment.use', { total: format.money(booking.price.total) })}
        </Button>
      }
    >
      <MethodPicker value={methodId} onChange={setMethodId} />
    </Sheet>
  )
}

const PROBLEMS = ['not_done', 'poor_quality', 'damage', 'overcharged', 'other'] as const
const FEWEST_LETTERS = 10
const MOST_PHOTOS = 6

/** Something was not right: the money waits until people have looked at it. */
function ProblemSheet({ booking, onClose }: SheetProps) {
  const { t } = useTranslation('zenvee-customer')
  const [reason, setReason] = useState<(typeof PROBLEMS)[number] | null>(null)
  const [text, setText] = useState('')
  const [photos, setPhotos] = useState<readonly KeptFile[]>([])
  const dispute = useAct(disputeBooking, { says: t('problem.done'), onDone: onClose })
  const isReady = reason !== null && text.trim().length >= FEWEST_LETTERS
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('problem.title')}
      description={t('problem.about')}
      footer={
        <Button
          tone="primary"
          size="lg"
          disabled={!isReady}
          busy={dispute.isPending}
          onClick={() =>
            reason &&
            dispute.mutate({
              bookingId: booking.id,
              version: booking.version,
              reason,
              text: text.trim(),
              photoIds: photos.map(({ id }) => id),
            })
          }
        >
          {t('problem.send')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <RadioCards
          label={t('problem.title')}
          value={reason}
          onChange={setReason}
          choices={PROBLEMS.map((each) => ({ value: each, label: t(`problem.${each}`) }))}
        />
        <Field label={t('problem.words')} hint={t('problem.words-hint')}>
          <Textarea
            rows={3}
            maxLength={2000}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </Field>
        <PhotoField
          label={t('problem.photos')}
          hint={t('problem.photos-hint')}
          value={photos}
          onChange={setPhotos}
          most={MOST_PHOTOS}
        />
      </div>
    </Sheet>
  )
}
