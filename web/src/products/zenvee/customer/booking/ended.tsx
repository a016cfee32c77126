import { Link } from '@tanstack/react-router'
import { CircleSlash, FileText, RotateCcw, Search } from 'lucide-react'
import { useState } from 'react'
import type { Booking } from '#contract/zenvee'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Hero } from '../../../../ui/hero.tsx'
import { Button, buttonLook } from '../../../../ui/index.ts'
import { placeParts } from '../discover/intent.ts'
import { useBookAgain } from './book-again.ts'
import { ReceiptSheet } from './receipt.tsx'

/** It did not come to a visit: why, what happened to the money, and what to do now. */
export function Ended({ booking }: { booking: Booking }) {
  const { t } = useTranslation('zenvee-customer')
  const words = useEndWords(booking)
  const [receipt, setReceipt] = useState(false)
  const again = useBookAgain()
  const intent = {
    service: booking.service.slug,
    ...placeParts(booking.place),
    driver: booking.desiredDriver ?? undefined,
  }
  const fee = booking.cancellation?.fee.amount ?? 0
  return (
    <Hero
      says={words.says}
      more={words.more}
      end={<CircleSlash size={28} aria-hidden className="text-muted" />}
    >
      <p className="rounded-lg bg-sunken px-4 py-3">{words.money}</p>
      <div className="flex flex-col gap-2 sm:flex-row *:flex-1">
        <Link
          to="/zenvee/app/find"
          search={intent}
          className={buttonLook({ tone: 'primary', size: 'lg' })}
        >
          <Search size={18} aria-hidden />
          {t('ended.search')}
        </Link>
        {booking.technician && (
          <Button
            size="lg"
            icon={RotateCcw}
            busy={again.isPending}
            onClick={() => again.mutate(booking.id)}
          >
            {t('again.open')}
          </Button>
        )}
        {fee > 0 && (
          <Button size="lg" icon={FileText} onClick={() => setReceipt(true)}>
            {t('receipt.open')}
          </Button>
        )}
      </div>
      <ReceiptSheet bookingId={booking.id} open={receipt} onOpenChange={setReceipt} />
    </Hero>
  )
}

function useEndWords(booking: Booking): { says: string; more: string; money: string } {
  const { t } = useTranslation('zenvee-customer')
  const format = useFormat()
  const name = booking.technician?.name.split(' ')[0] ?? t('booking.somebody')
  const reason = booking.history.findLast((line) => line.state === booking.state)?.reason
  const free = t('ended.free')
  switch (booking.state) {
    case 'declined':
      return {
        says: t('ended.declined', { name }),
        more: reason ?? t('ended.declined-more'),
        money: free,
      }
    case 'expired':
      return { says: t('ended.expired', { name }), more: t('ended.expired-more'), money: free }
    case 'unfulfilled':
      return { says: t('ended.unfulfilled'), more: t('ended.unfulfilled-more'), money: free }
    default: {
      const { by = 'customer', fee } = booking.cancellation ?? {}
      const money = fee && fee.amount > 0 ? t('ended.fee', { fee: format.money(fee) }) : free
      return {
        says: t('ended.cancelled'),
        more: booking.cancellation?.reason || t('ended.by', { who: by }),
        money,
      }
    }
  }
}
