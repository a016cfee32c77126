import type { ZoneNow } from '#contract/ridendine'
import { Go } from '../../../../features/console/place.tsx'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Badge, cx } from '../../../../ui/index.ts'

/** R307: fewer free drivers than this in a zone is an alert. */
const FEW = 5

/** Each zone with its free drivers; the poorest first. */
export function ZoneStrip({ zones }: { zones: readonly ZoneNow[] }) {
  const { t } = useTranslation('ridendine-admin')
  if (zones.length === 0) return null
  return (
    <section
      aria-label={t('overview.zones')}
      className="flex gap-2 overflow-x-auto pb-1 scrollbar-thin"
    >
      {[...zones]
        .sort((a, b) => a.available - b.available)
        .map((zone) => (
          <Go
            key={zone.name}
            to="/zones"
            search={zone.id ? { row: zone.id } : undefined}
            className={cx(
              'flex min-w-40 flex-col gap-1 rounded-md border bg-surface px-3 py-2 hover:border-edge',
              zone.available < FEW && 'border-warn',
            )}
          >
            <span className="flex items-center justify-between gap-2">
              <span className="truncate text-small font-medium">{zone.name}</span>
              {zone.available < FEW && <Badge tone="warn">{t('overview.few')}</Badge>}
            </span>
            <span className="text-small tabular">
              {t('overview.available', { count: zone.available })}{' '}
              <span className="text-muted">{t('overview.of-online', { count: zone.online })}</span>
            </span>
            <span className="text-micro text-muted">
              {t('overview.zone-orders', { count: zone.openOrders })}
            </span>
          </Go>
        ))}
    </section>
  )
}
