import { Database, DatabaseZap, Hourglass } from 'lucide-react'
import { useFormat } from '../../lib/format/index.ts'
import { useTranslation } from '../../lib/i18n/index.ts'
import { Badge, cx } from '../../ui/index.ts'

interface Store {
  readonly store: string
  readonly status: 'now' | 'later'
  readonly responsibility: string
  readonly keeps: string
  readonly rows: number | null
  readonly bytes: number | null
}

/** Which store is responsible for what: those of today with their size, those of later with a dashed frame. */
export function Stores({ stores }: { stores: readonly Store[] }) {
  const { t } = useTranslation('console')
  const byStore = [...Map.groupBy(stores, (store) => store.store)]
  return (
    <div className="grid grid-cols-1 gap-4 lg:grid-cols-3">
      {byStore.map(([name, roles]) => {
        const isNow = roles.some((role) => role.status === 'now')
        const Icon = isNow ? Database : DatabaseZap
        return (
          <section
            key={name}
            aria-label={name}
            className={cx(
              'rounded-xl border',
              isNow ? 'bg-surface shadow-1 lg:col-span-3' : 'border-dashed border-edge',
            )}
          >
            <header className="flex items-center gap-2.5 border-b px-5 py-3.5">
              <Icon size={18} aria-hidden className={isNow ? 'text-accent-text' : 'text-faint'} />
              <h3 className="flex-1 text-heading">{name}</h3>
              {isNow ? (
                <Badge tone="good">{t('growth.now')}</Badge>
              ) : (
                <Badge icon={Hourglass}>{t('growth.later')}</Badge>
              )}
            </header>
            <ul className="divide-y">
              {roles.map((role) => (
                <Duty key={role.responsibility} role={role} />
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

function Duty({ role }: { role: Store }) {
  const { t } = useTranslation('console')
  const format = useFormat()
  const keeps = (['append only', 'bounded', 'current truth', 'derived'] as const).find(
    (each) => each === role.keeps,
  )
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-5 py-2.5 text-small">
      <span className="min-w-52 flex-1 text-body">{role.responsibility}</span>
      <Badge
        tone={role.keeps === 'append only' ? 'accent' : role.keeps === 'bounded' ? 'note' : 'plain'}
      >
        {keeps ? t(`growth.keeps.${keeps}`) : role.keeps}
      </Badge>
      {role.rows !== null && (
        <span className="w-24 text-end text-muted tabular">
          {t('growth.rows', {
            count: role.rows,
            shown: format.number(role.rows, { compact: true }),
          })}
        </span>
      )}
      {role.bytes !== null && (
        <span className="w-20 text-end text-muted tabular">
          {sizeOf(role.bytes, format.number)}
        </span>
      )}
    </li>
  )
}

function sizeOf(
  bytes: number,
  say: (value: number, options: { digits: number }) => string,
): string {
  const MB = 1_048_576
  return bytes >= MB
    ? `${say(bytes / MB, { digits: 1 })} MB`
    : `${say(bytes / 1024, { digits: 0 })} kB`
}
