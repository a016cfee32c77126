import { Clock3, FastForward, Gauge } from 'lucide-react'
import { useEffect, useState } from 'react'
import { readDemo, setDemoCity, setDemoClock } from '#contract/demo'
import { useAct, useRead } from '../../lib/api/index.ts'
import { useFormat, useNow } from '../../lib/format/index.ts'
import { useTranslation } from '../../lib/i18n/index.ts'
import { useProduct } from '../../lib/products.tsx'
import { Button, cx, Menu, Popover, Switch } from '../../ui/index.ts'

const EVERY_MS = 15_000
const SPEEDS = [1, 5, 20, 60] as const
const JUMPS = [
  ['ten-minutes', 600_000],
  ['hour', 3_600_000],
  ['day', 86_400_000],
  ['week', 604_800_000],
] as const
const BUSIEST = 240
/** Rush hour at its worst: so many times as many get hungry. */
const HUNGRIEST = 12

/** The demo's own controls, over every page: its clock, and how busy its city is. */
export function DemoBar() {
  const { t } = useTranslation('console')
  const product = useProduct()
  const demo = useRead(readDemo, {}, { every: EVERY_MS })
  const clock = useAct(setDemoClock)
  const city = useAct(setDemoCity, { refresh: [readDemo] })
  if (!demo.data?.isDemo) return null
  const { speed, city: town } = demo.data
  return (
    <div
      className="sticky top-14 z-20 flex h-12 items-center gap-2 border-b bg-surface/90 px-4 text-small backdrop-blur-xl lg:top-0 lg:px-8"
      data-print="no"
      data-bar="demo"
    >
      <span className="hidden rounded-xs bg-note-soft px-1.5 py-0.5 text-micro font-semibold text-note-text sm:inline">
        {t('demo.sign')}
      </span>
      <DemoTime />
      <fieldset className="ms-1 flex rounded-sm bg-sunken p-0.5 sm:ms-3">
        <legend className="sr-only">{t('demo.speed')}</legend>
        {SPEEDS.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === speed}
            onClick={() => clock.mutate({ speed: each })}
            className={cx(
              'h-7 min-w-8 rounded-xs px-1.5 text-micro font-semibold tabular',
              each === speed ? 'bg-raised text-ink shadow-1' : 'text-muted hover:text-ink',
              each === 5 && 'max-sm:hidden',
            )}
          >
            {t('demo.times', { speed: each })}
          </button>
        ))}
      </fieldset>
      <Menu
        align="start"
        trigger={
          <Button
            size="sm"
            tone="quiet"
            icon={FastForward}
            busy={clock.isPending}
            aria-label={t('demo.jump')}
          >
            <span className="max-md:sr-only">{t('demo.jump')}</span>
          </Button>
        }
        rows={JUMPS.map(([key, ms]) => ({
          label: t(`demo.jumps.${key}`),
          onSelect: () => clock.mutate({ jumpMs: ms }),
        }))}
      />
      <span className="ms-auto flex items-center gap-1">
        <Popover
          align="end"
          title={t('demo.city')}
          trigger={
            <Button size="sm" tone="quiet" icon={Gauge}>
              <span className="sr-only">{t('demo.city')}</span>
              <span
                className={cx('size-2 rounded-full', town.running ? 'bg-good' : 'bg-control')}
                aria-hidden
              />
              <span className="max-md:sr-only">
                {town.running
                  ? t('demo.city-on', { count: town.demandPerHour })
                  : t('demo.city-off')}
              </span>
            </Button>
          }
          className="w-80"
        >
          <p className="text-small text-muted">{t('demo.city-about')}</p>
          <Switch
            label={t('demo.running')}
            checked={town.running}
            onChange={(running) => city.mutate({ running })}
          />
          <Dial
            label={t('demo.demand')}
            says={(count) => t('demo.per-hour', { count })}
            range={{ min: 0, max: BUSIEST, step: 10 }}
            value={town.demandPerHour}
            disabled={!town.running}
            onSend={(demandPerHour) => city.mutate({ demandPerHour })}
          />
          {product === 'ridendine' && (
            <>
              <Dial
                label={t('demo.rush')}
                says={(speed) => t('demo.times', { speed })}
                range={{ min: 1, max: HUNGRIEST, step: 1 }}
                value={town.rush}
                disabled={!town.running}
                onSend={(rush) => city.mutate({ rush })}
              />
              <p className="text-small text-muted">{t('demo.rush-about')}</p>
            </>
          )}
        </Popover>
      </span>
    </div>
  )
}

/** The demo's clock, running. */
function DemoTime() {
  const { t } = useTranslation('console')
  const format = useFormat()
  const shown = useNow(1)
  return (
    <span className="flex items-center gap-1.5 whitespace-nowrap" title={t('demo.clock')}>
      <Clock3 size={15} aria-hidden className="text-muted" />
      <span className="sr-only">{t('demo.clock')}</span>
      <span className="font-medium tabular">
        <span className="max-sm:hidden">{format.day(shown)}, </span>
        {format.time(shown)}
      </span>
    </span>
  )
}

/** A number that is sent when the hand lets go of it. */
function Dial({
  label,
  says,
  range,
  value,
  disabled,
  onSend,
}: {
  label: string
  says: (value: number) => string
  range: { min: number; max: number; step: number }
  value: number
  disabled: boolean
  onSend: (value: number) => void
}) {
  const [shown, setShown] = useState(value)
  useEffect(() => setShown(value), [value])
  const send = () => shown !== value && onSend(shown)
  return (
    <label className="mt-2 flex flex-col gap-2 text-body">
      <span className="flex justify-between">
        {label}
        <span className="font-semibold tabular">{says(shown)}</span>
      </span>
      <input
        type="range"
        {...range}
        value={shown}
        disabled={disabled}
        onChange={(event) => setShown(Number(event.currentTarget.value))}
        onPointerUp={send}
        onKeyUp={send}
        onBlur={send}
        className="h-6 w-full disabled:opacity-40"
      />
    </label>
  )
}
