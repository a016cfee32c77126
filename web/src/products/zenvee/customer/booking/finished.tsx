import { CircleCheck, FileText, Heart, RotateCcw, ShieldQuestion } from 'lucide-react'
import { useState } from 'react'
import { type Booking, confirmBooking, tipBooking } from '#contract/zenvee'
import { CurrencySign } from '../../../../features/organisations/currency-sign.tsx'
import { useAct } from '../../../../lib/api/index.ts'
import { useFormat, useNow } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Hero } from '../../../../ui/hero.tsx'
import { Amount, Button, Field, Input, Section } from '../../../../ui/index.ts'
import { useBookAgain } from './book-again.ts'
import { ReceiptSheet } from './receipt.tsx'
import { ReviewCard } from './review.tsx'

/** The visit is over: the money, the receipt, a word of thanks, and what to do if it was not right. */
export function Finished({ booking }: { booking: Booking }) {
  return (
    <>
      <Outcome booking={booking} />
      <ReviewCard booking={booking} />
      {booking.can.includes('tip') && <TipCard booking={booking} />}
      <Proof booking={booking} />
    </>
  )
}

function useOutcomeWords(booking: Booking) {
  const { t } = useTranslation('zenvee-customer')
  const format = useFormat()
  const now = useNow(60)
  const total = format.money(booking.price.total)
  const left = booking.settlesAt
    ? format.span(Math.max(60_000, new Date(booking.settlesAt).getTime() - now))
    : ''
  switch (booking.state) {
    case 'disputed':
      return { says: t('disputed.says'), more: t('disputed.more'), tone: 'warn' } as const
    case 'refunded':
      return {
        says: t('refunded.says', { amount: format.money(booking.payment.refunded) }),
        more: booking.dispute?.outcome ?? t('refunded.more'),
        tone: 'plain',
      } as const
    case 'settled':
      return {
        says: t('settled.says'),
        more: booking.dispute?.outcome ?? t('settled.more', { total }),
        tone: 'good',
      } as const
    default:
      return {
        says: t('completed.says'),
        more: t('completed.more', { total, left }),
        tone: 'good',
      } as const
  }
}

function Outcome({ booking }: { booking: Booking }) {
  const { t } = useTranslation('zenvee-customer')
  const words = useOutcomeWords(booking)
  const [receipt, setReceipt] = useState(false)
  const again = useBookAgain()
  const confirm = useAct(confirmBooking, { says: t('completed.confirmed') })
  const Icon = booking.state === 'disputed' ? ShieldQuestion : CircleCheck
  return (
    <Hero
      {...words}
      end={
        <Icon
          size={30}
          strokeWidth={1.8}
          aria-hidden
          className={booking.state === 'disputed' ? 'text-warn-text' : 'text-good-text'}
        />
      }
    >
      {booking.can.includes('confirm') && (
        <Button
          tone="primary"
          size="lg"
          busy={confirm.isPending}
          onClick={() => confirm.mutate({ bookingId: booking.id, version: booking.version })}
        >
          {t('completed.confirm')}
        </Button>
      )}
      <div className="flex gap-2 *:flex-1">
        <Button size="lg" icon={FileText} onClick={() => setReceipt(true)}>
          {t('receipt.open')}
        </Button>
        <Button
          size="lg"
          icon={RotateCcw}
          busy={again.isPending}
          onClick={() => again.mutate(booking.id)}
        >
          {t('again.open')}
        </Button>
      </div>
      <ReceiptSheet bookingId={booking.id} open={receipt} onOpenChange={setReceipt} />
    </Hero>
  )
}

/** Shares of the work that are offered as a tip, percent. */
const TIPS = [10, 15, 20] as const

function TipCard({ booking }: { booking: Booking }) {
  const { t } = useTranslation('zenvee-customer')
  const name = booking.technician?.name.split(' ')[0] ?? ''
  const [other, setOther] = useState<string | null>(null)
  const tip = useAct(tipBooking, { says: t('tip.done', { name }) })
  const work = booking.price.service.amount + booking.price.extras.amount
  const { currency } = booking.price.service
  const give = (amount: number) =>
    tip.mutate({ bookingId: booking.id, amount: { amount, currency } })
  const typed = Math.round(Number(other ?? 0) * 100)
  return (
    <Section title={t('tip.title', { name })} hint={t('tip.hint', { name })}>
      <div className="grid grid-cols-4 gap-2">
        {TIPS.map((share) => {
          const amount = Math.round((work * share) / 10_000) * 100
          return (
            <button
              key={share}
              type="button"
              disabled={tip.isPending}
              onClick={() => give(amount)}
              className="flex h-16 flex-col items-center justify-center rounded-lg border border-edge bg-surface transition-colors hover:border-accent hover:bg-accent-soft active:scale-[0.98]"
            >
              <Amount money={{ amount, currency }} whole className="font-semibold" />
              <span className="text-micro text-muted">{t('tip.share', { share })}</span>
            </button>
          )
        })}
        <button
          type="button"
          aria-expanded={other !== null}
          onClick={() => setOther(other === null ? '' : null)}
          className="flex h-16 flex-col items-center justify-center gap-0.5 rounded-lg border border-edge bg-surface text-small font-medium hover:border-control"
        >
          <Heart size={17} aria-hidden />
          {t('tip.other')}
        </button>
      </div>
      {other !== null && (
        <div className="flex items-end gap-2">
          <Field label={t('tip.amount')} className="flex-1">
            <Input
              inputMode="decimal"
              value={other}
              onChange={(event) => setOther(event.currentTarget.value)}
              start={<CurrencySign />}
            />
          </Field>
          <Button
            tone="primary"
            size="lg"
            className="h-11"
            disabled={!(typed > 0)}
            busy={tip.isPending}
            onClick={() => give(typed)}
          >
            {t('tip.give')}
          </Button>
        </div>
      )}
    </Section>
  )
}

function Proof({ booking }: { booking: Booking }) {
  const { t } = useTranslation('zenvee-customer')
  const { proof } = booking
  if (!proof || (!proof.note && proof.photos.length === 0)) return null
  return (
    <Section title={t('proofwork.title')}>
      {proof.note && <p className="rounded-lg bg-sunken p-4">{proof.note}</p>}
      {proof.photos.length > 0 && (
        <ul className="grid grid-cols-3 gap-2">
          {proof.photos.map((photo, place) => (
            <li key={photo.id}>
              <a
                href={photo.url}
                target="_blank"
                rel="noreferrer"
                className="block aspect-square overflow-hidden rounded-lg bg-sunken"
              >
                <img
                  src={photo.thumbnailUrl}
                  alt={t('proofwork.photo', { count: place + 1 })}
                  loading="lazy"
                  className="size-full object-cover"
                />
              </a>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
