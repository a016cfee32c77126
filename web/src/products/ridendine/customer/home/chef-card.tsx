import { Link } from '@tanstack/react-router'
import { MapPin } from 'lucide-react'
import type { ChefCard as Chef } from '#contract/ridendine/browse'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Amount, Avatar, cx, Rating } from '../../../../ui/index.ts'
import { CutOff, OpeningBadge, useOpeningWords } from '../../shared/opening.tsx'
import { Picture } from '../../shared/picture.tsx'

/** A kitchen near the address: who cooks, what, how good, and when it could be there. */
export function ChefCard({ chef, isFar }: { chef: Chef; isFar?: boolean }) {
  const { t } = useTranslation('ridendine-customer')
  const { t: say } = useTranslation('ridendine')
  const format = useFormat()
  const { isShut } = useOpeningWords()(chef.opening, chef.minutes)
  return (
    <Link
      to="/ridendine/app/chefs/$chefId"
      params={{ chefId: chef.chefId }}
      className="group flex h-full flex-col overflow-hidden rounded-xl border bg-surface shadow-1 transition-[box-shadow,border-color,translate] duration-200 hover:-translate-y-px hover:border-edge hover:shadow-2"
    >
      <div className={cx('relative aspect-[16/9]', (isShut || isFar) && 'opacity-75 saturate-50')}>
        <Picture src={chef.coverUrl} name={chef.businessName} className="size-full" isWide />
        <span className="absolute end-3 bottom-3">
          <OpeningBadge opening={chef.opening} minutes={chef.minutes} />
        </span>
      </div>
      <div className="flex flex-1 flex-col gap-3 p-4">
        <div className="flex items-start gap-3">
          <Avatar name={chef.chefName} src={chef.photoUrl} size={44} />
          <div className="min-w-0 flex-1">
            <div className="flex items-baseline justify-between gap-3">
              <h3 className="truncate text-heading">{chef.businessName}</h3>
              <Rating value={chef.rating?.average ?? null} count={chef.rating?.count ?? 0} />
            </div>
            <p className="truncate text-small text-muted">
              {chef.cuisines.map((each) => say(`cuisine.${each}`)).join(' · ')}
            </p>
          </div>
        </div>
        {chef.tagline && <p className="line-clamp-2 text-body">{chef.tagline}</p>}
        <p className="mt-auto flex flex-wrap items-center gap-x-3 gap-y-1 text-small text-muted">
          <span className="inline-flex items-center gap-1">
            <MapPin size={14} aria-hidden />
            {chef.district} · {format.distance(chef.distanceKm * 1000)}
          </span>
          {chef.from && (
            <span>
              {t('chef.from')} <Amount money={chef.from} whole />
            </span>
          )}
          {isFar && <span className="font-medium text-warn-text">{t('chef.too-far')}</span>}
          {!isFar && chef.opening.orderBy && <CutOff at={chef.opening.orderBy} />}
        </p>
      </div>
    </Link>
  )
}
