import { CalendarX2, Zap } from 'lucide-react'
import { useMemo } from 'react'
import { type Discovery, listSlots, type TechnicianCard } from '#contract/zenvee'
import { useRead } from '../../../../lib/api/index.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { dayOf } from '../../../../lib/zoned.ts'
import { Chips, cx, EmptyState, ErrorState, Skeleton } from '../../../../ui/index.ts'

const DAYS_SHOWN = 7
const DAY_MS = 86_400_000

interface SlotGridProps {
  readonly discovery: Discovery
  readonly card: TechnicianCard
  /** The chosen start; undefined for the one on the card. */
  readonly at: string | undefined
  readonly onChange: (at: string | undefined) => void
}

/** Times at which this technician can really come. The first is the one on the card. */
export function SlotGrid({ discovery, card, at, onChange }: SlotGridProps) {
  const { t } = useTranslation('zenvee-customer')
  const format = useFormat()
  const from = useMemo(() => new Date(card.startsAt), [card.startsAt])
  const slots = useRead(listSlots, {
    technicianId: card.technicianId,
    serviceSlug: discovery.service.slug,
    ...discovery.place.point,
    from: from.toISOString(),
    to: new Date(from.getTime() + DAYS_SHOWN * DAY_MS).toISOString(),
  })
  if (slots.isPending) return <Skeleton className="h-40 rounded-lg" />
  if (slots.error) return <ErrorState failure={slots.error} onAgain={() => void slots.refetch()} />

  const { timezone } = slots.data
  const days = Map.groupBy(slots.data.slots, (slot) => dayOf(slot.startsAt, timezone))
  const day = at ? dayOf(at, timezone) : dayOf(card.startsAt, timezone)
  const open = days.get(day) ?? []
  const isNow = discovery.when.kind === 'now'
  return (
    <div className="flex flex-col gap-3">
      <button
        type="button"
        aria-pressed={!at}
        onClick={() => onChange(undefined)}
        className={cx(
          'flex min-h-14 items-center gap-3.5 rounded-lg border bg-surface px-4 text-start transition-colors',
          at
            ? 'border-edge'
            : 'border-accent bg-accent-soft shadow-[inset_0_0_0_1px_var(--accent)]',
        )}
      >
        <Zap size={19} aria-hidden className="text-accent-text" />
        <span className="flex-1">
          <span className="block font-medium">{isNow ? t('book.asap') : t('book.wished')}</span>
          <span className="block text-small text-muted">{format.moment(card.startsAt)}</span>
        </span>
      </button>
      {days.size === 0 ? (
        <EmptyState icon={CalendarX2} title={t('book.no-slots')} className="py-6" />
      ) : (
        <>
          <Chips
            label={t('when.day')}
            value={days.has(day) ? day : null}
            onChange={(next) => onChange(days.get(next)?.[0]?.startsAt)}
            choices={[...days].map(([each, [first]]) => ({
              value: each,
              label: format.day(first?.startsAt ?? each),
            }))}
          />
          <ul aria-label={t('when.hour')} className="grid grid-cols-4 gap-2 sm:grid-cols-6">
            {open.map((slot) => (
              <li key={slot.startsAt}>
                <button
                  type="button"
                  aria-pressed={slot.startsAt === at}
                  onClick={() => onChange(slot.startsAt)}
                  className="h-11 w-full rounded-md border border-edge bg-surface text-small font-medium tabular transition-colors hover:border-control aria-pressed:border-accent aria-pressed:bg-accent aria-pressed:text-on-accent"
                >
                  {format.time(slot.startsAt)}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
