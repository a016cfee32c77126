import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Stream } from '#contract/insights'
import { useTranslation } from '../../lib/i18n/index.ts'
import { Button, cx, Select } from '../../ui/index.ts'
import type { ChangeAddress } from '../console/address.ts'

interface Filters {
  readonly correlationId?: string | undefined
  readonly about?: string | undefined
  readonly actorId?: string | undefined
  readonly name?: string | undefined
}

interface StreamFiltersProps {
  readonly stream: Stream
  readonly search: Filters
  readonly onSearch: ChangeAddress<Filters>
}

const LEVELS = ['debug', 'info', 'warn', 'error'] as const
const EVERY = 'every'
const WAIT_MS = 300

/** Which lines: of one action, about one thing, by one person, of one name. */
export function StreamFilters({ stream, search, onSearch }: StreamFiltersProps) {
  const { t } = useTranslation('console')
  const isNarrowed = Boolean(search.correlationId || search.about || search.actorId || search.name)
  return (
    <div className="contents">
      {stream === 'logs' ? (
        <Select<string>
          size="sm"
          label={t('streams.least-level')}
          className="h-9 w-36"
          value={search.name ?? EVERY}
          onChange={(name) => onSearch({ name: name === EVERY ? undefined : name })}
          options={[
            { value: EVERY, label: t('streams.every-level') },
            ...LEVELS.map((level) => ({ value: level, label: t(`streams.levels.${level}`) })),
          ]}
        />
      ) : (
        stream !== 'telemetry' && (
          <Filter
            label={t('streams.name-begins')}
            value={search.name}
            onChange={(name) => onSearch({ name })}
            className="w-40"
          />
        )
      )}
      <Filter
        label={t('streams.action')}
        value={search.correlationId}
        onChange={(correlationId) => onSearch({ correlationId })}
        className="w-44"
        isCode
      />
      <Filter
        label={t('streams.thing')}
        value={search.about}
        onChange={(about) => onSearch({ about })}
        className="w-52"
        isCode
      />
      <Filter
        label={t('streams.actor-id')}
        value={search.actorId}
        onChange={(actorId) => onSearch({ actorId })}
        className="w-36"
        isCode
      />
      {isNarrowed && (
        <Button
          size="sm"
          tone="quiet"
          icon={X}
          onClick={() =>
            onSearch({
              correlationId: undefined,
              about: undefined,
              actorId: undefined,
              name: undefined,
            })
          }
        >
          {t('streams.clear')}
        </Button>
      )}
    </div>
  )
}

interface FilterProps {
  readonly label: string
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
  readonly className?: string
  readonly isCode?: boolean
}

function Filter({ label, value, onChange, className, isCode }: FilterProps) {
  const [text, setText] = useState(value ?? '')
  useEffect(() => setText(value ?? ''), [value])
  useEffect(() => {
    if (text === (value ?? '')) return
    const timer = setTimeout(() => onChange(text.trim() || undefined), WAIT_MS)
    return () => clearTimeout(timer)
  }, [text, value, onChange])
  return (
    <input
      aria-label={label}
      placeholder={label}
      value={text}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => setText(event.currentTarget.value)}
      className={cx(
        'h-9 max-w-full rounded-sm border border-control bg-surface px-3 text-small outline-none hover:border-muted focus-visible:border-accent',
        isCode && text && 'font-mono text-micro',
        value && 'border-accent',
        className,
      )}
    />
  )
}
