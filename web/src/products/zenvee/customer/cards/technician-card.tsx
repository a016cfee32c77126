import { Link } from '@tanstack/react-router'
import { BadgeCheck, ChevronRight, Scale } from 'lucide-react'
import type { TechnicianCard } from '#contract/zenvee'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Amount, Avatar, buttonLook, cx, IconButton, Rating } from '../../../../ui/index.ts'
import { DRIVER_ICONS } from '../../shared/drivers.ts'

interface TechnicianCardProps {
  readonly card: TechnicianCard
  readonly discoveryId: string
  readonly isFirst: boolean
  readonly isPicked: boolean
  readonly onPick: () => void
  readonly onWhy: () => void
  readonly onProof: () => void
}

/** One technician. Exactly one promise heads the card; the facts come after it. */
export function TechnicianCardView({
  card,
  discoveryId,
  isFirst,
  isPicked,
  onPick,
  onWhy,
  onProof,
}: TechnicianCardProps) {
  const { t } = useTranslation('zenvee-customer')
  const Icon = DRIVER_ICONS[card.driver]
  return (
    <article
      className={cx(
        'flex h-full flex-col rounded-xl border bg-surface shadow-1',
        isFirst && 'border-accent shadow-2',
        isPicked && 'ring-2 ring-accent',
      )}
    >
      <header className="flex items-start gap-3 p-4 pb-3">
        <span className="flex size-10 shrink-0 items-center justify-center rounded-lg bg-accent-soft text-accent-text">
          <Icon size={21} strokeWidth={1.9} aria-hidden />
        </span>
        <h2 className="min-w-0 flex-1 pt-0.5 text-title text-balance">{card.headline}</h2>
        <IconButton
          icon={Scale}
          size="sm"
          label={
            isPicked
              ? t('compare.unpick', { name: card.name })
              : t('compare.pick', { name: card.name })
          }
          aria-pressed={isPicked}
          tone={isPicked ? 'soft' : 'quiet'}
          onClick={onPick}
        />
      </header>
      <Who card={card} />
      <Terms card={card} />
      <footer className="mt-auto flex flex-col gap-2 p-4 pt-0">
        <div className="flex items-center justify-between">
          <Licence card={card} onProof={onProof} />
          <button
            type="button"
            onClick={onWhy}
            className="inline-flex min-h-9 items-center gap-0.5 rounded-sm ps-2 text-small font-medium text-muted hover:text-ink"
          >
            {t('why.open')}
            <ChevronRight size={15} aria-hidden className="mirror" />
          </button>
        </div>
        <Link
          to="/zenvee/app/matches/$discoveryId/book"
          params={{ discoveryId }}
          search={{ technician: card.technicianId }}
          className={buttonLook({ tone: isFirst ? 'soft' : 'secondary', size: 'lg', wide: true })}
        >
          {t('cards.book', { name: card.name.split(' ')[0] })}
        </Link>
      </footer>
    </article>
  )
}

function Who({ card }: { card: TechnicianCard }) {
  const { t } = useTranslation('zenvee-customer')
  return (
    <div className="flex items-center gap-3.5 px-4 pb-3.5">
      <Avatar name={card.name} src={card.photoUrl} size={56} />
      <div className="min-w-0">
        <Link
          to="/zenvee/app/technicians/$technicianId"
          params={{ technicianId: card.technicianId }}
          className="block truncate text-heading hover:underline"
        >
          {card.name}
        </Link>
        <p className="flex flex-wrap items-center gap-x-2 text-small text-muted">
          <Rating
            value={card.rating?.average ?? null}
            count={card.rating?.count}
            className="text-ink"
          />
          {card.timesHired > 0 && <span>{t('cards.hired', { count: card.timesHired })}</span>}
        </p>
      </div>
    </div>
  )
}

/** When they can be at the door, and from what price. */
function Terms({ card }: { card: TechnicianCard }) {
  const { t } = useTranslation('zenvee-customer')
  const format = useFormat()
  const isSoon = card.etaMinutes < 6 * 60
  return (
    <dl className="mx-4 mb-3 grid grid-cols-2 rounded-lg bg-sunken">
      <div className="p-3">
        <dt className="text-small text-muted">{isSoon ? t('cards.eta') : t('cards.first')}</dt>
        <dd className="text-heading tabular">
          {isSoon ? format.span(card.etaMinutes * 60_000) : format.time(card.startsAt)}
        </dd>
        <dd className="text-small text-muted">
          {isSoon ? t('cards.by', { time: format.time(card.startsAt) }) : format.day(card.startsAt)}
        </dd>
      </div>
      <div className="border-s p-3">
        <dt className="text-small text-muted">{t(`price.${card.price.mode}`)}</dt>
        <dd className="text-heading">
          <Amount money={card.price.rate} whole />
          {card.price.mode === 'hourly' && (
            <span className="text-small font-normal text-muted">{t('price.per-hour')}</span>
          )}
        </dd>
        <dd className="text-small text-muted">
          {t('price.years', { count: card.yearsExperience })}
        </dd>
      </div>
    </dl>
  )
}

/** The tick of the licence: opens the proof. */
function Licence({ card, onProof }: { card: TechnicianCard; onProof: () => void }) {
  const { t } = useTranslation('zenvee-customer')
  const good = card.credentials.filter(
    (each) => each.status === 'active' || each.status === 'expiring',
  )
  const hasLicence = good.some((each) => each.kind === 'license')
  return (
    <button
      type="button"
      onClick={onProof}
      className="inline-flex min-h-9 items-center gap-1.5 rounded-sm pe-2 text-small font-medium text-good-text hover:underline"
    >
      <BadgeCheck size={17} aria-hidden />
      {hasLicence ? t('proof.licensed') : t('proof.checked', { count: good.length })}
    </button>
  )
}
