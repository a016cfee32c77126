import { BadgeCheck, ChevronRight, MapPin, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import type { ChefPage } from '#contract/ridendine/browse'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Avatar, Rating, Row, Sheet, Skeleton } from '../../../../ui/index.ts'
import { OpeningBadge } from '../../shared/opening.tsx'
import { Picture } from '../../shared/picture.tsx'

/** Who cooks here: picture, name, how good, how far, what was checked, and the story. */
export function ChefHead({ chef }: { chef: ChefPage }) {
  const { t } = useTranslation('ridendine-customer')
  const { t: say } = useTranslation('ridendine')
  const format = useFormat()
  return (
    <header className="flex flex-col gap-4">
      <div className="relative -mx-5 h-44 overflow-hidden sm:mx-0 sm:h-60 sm:rounded-xl sm:border">
        <Picture
          src={chef.coverUrl}
          name={chef.businessName}
          className="size-full"
          isFirst
          isWide
        />
        <span className="absolute end-4 bottom-4">
          <OpeningBadge opening={chef.opening} minutes={chef.minutes} />
        </span>
      </div>
      <div className="flex items-center gap-4">
        <Avatar name={chef.chefName} src={chef.photoUrl} size={64} />
        <div className="min-w-0">
          <p className="text-title">{chef.businessName}</p>
          <p className="text-muted">
            {t('chef.by', { name: chef.chefName })} ·{' '}
            {chef.cuisines.map((each) => say(`cuisine.${each}`)).join(', ')}
          </p>
        </div>
      </div>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-2 text-small text-muted">
        <Rating value={chef.rating?.average ?? null} count={chef.rating?.count ?? 0} />
        <span className="inline-flex items-center gap-1">
          <MapPin size={14} aria-hidden />
          {chef.district}
          {chef.distanceKm !== null && ` · ${format.distance(chef.distanceKm * 1000)}`}
        </span>
        {chef.ordersCooked > 0 && <span>{t('chef.cooked', { count: chef.ordersCooked })}</span>}
      </p>
      <Proofs chef={chef} />
      {chef.about && <Story about={chef.about} />}
    </header>
  )
}

/** What was checked of the kitchen: the badge, and each proof behind it. */
function Proofs({ chef }: { chef: ChefPage }) {
  const { t } = useTranslation('ridendine-customer')
  const { t: say, i18n } = useTranslation('ridendine')
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)
  if (chef.proofs.length === 0) return null
  const nameOf = (kind: string) =>
    i18n.exists(`proof.${kind}`, { ns: 'ridendine' })
      ? say(`proof.${kind}` as 'proof.permit')
      : kind.replaceAll('_', ' ')
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="flex min-h-12 items-center gap-3 rounded-lg bg-good-soft px-4 py-2.5 text-start text-good-text transition-[filter] hover:brightness-[0.97]"
      >
        <ShieldCheck size={20} aria-hidden className="shrink-0" />
        <span className="flex-1 font-medium">
          {t('chef.checked', { count: chef.proofs.length })}
        </span>
        <ChevronRight size={18} aria-hidden className="mirror" />
      </button>
      <Sheet
        open={isOpen}
        onOpenChange={setOpen}
        title={t('chef.proofs')}
        description={t('chef.proofs-about')}
      >
        <ul className="divide-y">
          {chef.proofs.map((proof) => (
            <li key={proof.kind}>
              <Row
                start={<BadgeCheck size={22} aria-hidden className="text-good" />}
                title={nameOf(proof.kind)}
                hint={
                  proof.expiresOn
                    ? t('chef.valid-until', { day: format.day(`${proof.expiresOn}T12:00:00Z`) })
                    : t('chef.no-expiry')
                }
              />
            </li>
          ))}
        </ul>
      </Sheet>
    </>
  )
}

const SHORT = 180

function Story({ about }: { about: string }) {
  const { t } = useTranslation('ridendine-customer')
  const [isWhole, setWhole] = useState(about.length <= SHORT)
  return (
    <div>
      <p className={isWhole ? 'whitespace-pre-line' : 'line-clamp-3'}>{about}</p>
      {!isWhole && (
        <button
          type="button"
          onClick={() => setWhole(true)}
          className="mt-1 min-h-8 font-medium text-accent-text underline decoration-accent/35 underline-offset-3"
        >
          {t('chef.whole-story')}
        </button>
      )}
    </div>
  )
}

/** The head on its way. */
export function HeadSkeleton() {
  return (
    <div className="flex flex-col gap-4">
      <Skeleton className="-mx-5 h-44 rounded-none sm:mx-0 sm:h-60 sm:rounded-xl" />
      <div className="flex items-center gap-4">
        <Skeleton className="size-16 rounded-full" />
        <div className="flex flex-1 flex-col gap-2">
          <Skeleton className="h-6 w-48" />
          <Skeleton className="h-4 w-32" />
        </div>
      </div>
    </div>
  )
}
