import { Link } from '@tanstack/react-router'
import { BellRing, ChevronRight } from 'lucide-react'
import type { DriverOffer } from '#contract/ridendine'
import { useFormat, useNow } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { clockOf } from '../../../../ui/index.ts'

/** A run waits for an answer: over every screen until it is looked at. */
export function OfferBar({ offer }: { offer: DriverOffer }) {
  const { t } = useTranslation('ridendine-driver')
  const format = useFormat()
  const left = Math.max(0, new Date(offer.answerBy).getTime() - useNow())
  return (
    <div role="status" className="sticky top-0 z-40">
      <Link
        to="/ridendine/drive"
        className="flex min-h-14 items-center gap-3 bg-ink px-5 py-2 text-ground"
      >
        <BellRing size={20} aria-hidden className="shrink-0" />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-semibold">{t('offer.new')}</span>
          <span className="block truncate text-small opacity-80">
            {format.money(offer.pay.total)} · {format.distance(offer.distanceMetres)}
          </span>
        </span>
        <span className="text-heading tabular">{clockOf(Math.ceil(left / 1000))}</span>
        <ChevronRight size={18} aria-hidden className="mirror shrink-0" />
      </Link>
    </div>
  )
}
