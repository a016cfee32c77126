import { Copy, Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { Week } from '#contract/availability'
import { type OwnKitchen, saveHours } from '#contract/ridendine/chefs'
import { useAct } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Button, Card, IconButton, Input, Switch } from '../../../../ui/index.ts'

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
type Day = (typeof DAYS)[number]
type Spells = Week[Day]

/** The hours of a usual week, on the wall clock of the city. */
export function WeekForm({ kitchen }: { kitchen: OwnKitchen }) {
  const { t } = useTranslation('ridendine-kitchen')
  const [week, setWeek] = useState(kitchen.week)
  const [takesOrdersNow, setNow] = useState(kitchen.takesOrdersNow)
  const save = useAct(saveHours, { says: t('opening.saved') })
  const isChanged =
    takesOrdersNow !== kitchen.takesOrdersNow ||
    JSON.stringify(week) !== JSON.stringify(kitchen.week)
  const everywhere = (spells: Spells) =>
    setWeek({
      mon: spells,
      tue: spells,
      wed: spells,
      thu: spells,
      fri: spells,
      sat: spells,
      sun: spells,
    })
  return (
    <>
      <Card look="flat" className="py-1.5">
        <Switch
          checked={takesOrdersNow}
          onChange={setNow}
          label={<span className="font-medium">{t('opening.now')}</span>}
          hint={t('opening.now-hint')}
        />
      </Card>
      <Card look="flat" bare className="divide-y">
        {DAYS.map((day) => (
          <DayHours
            key={day}
            day={day}
            spells={week[day]}
            onChange={(spells) => setWeek({ ...week, [day]: spells })}
            onCopy={() => everywhere(week[day])}
          />
        ))}
      </Card>
      <Button
        tone="primary"
        size="lg"
        disabled={!isChanged}
        busy={save.isPending}
        onClick={() => save.mutate({ version: kitchen.version, week, takesOrdersNow })}
      >
        {t('save')}
      </Button>
    </>
  )
}

interface DayHoursProps {
  readonly day: Day
  readonly spells: Spells
  readonly onChange: (spells: Spells) => void
  readonly onCopy: () => void
}

function DayHours({ day, spells, onChange, onCopy }: DayHoursProps) {
  const { t } = useTranslation('ridendine-kitchen')
  const last = spells.at(-1)
  return (
    <div className="flex flex-col gap-2 px-4 py-2.5">
      <Switch
        checked={spells.length > 0}
        onChange={(on) => onChange(on ? [{ from: '11:00', to: '21:00' }] : [])}
        label={<span className="font-medium">{t(`day.${day}`)}</span>}
        hint={spells.length > 0 ? undefined : t('opening.closed')}
      />
      {spells.map((spell, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: spells of a day have no name
        <div key={place} className="flex items-center gap-2">
          <Input
            type="time"
            step={900}
            className="min-w-0 px-2.5"
            aria-label={t('opening.from', { day: t(`day.${day}`) })}
            value={spell.from}
            onChange={(event) =>
              onChange(spells.with(place, { ...spell, from: event.currentTarget.value }))
            }
          />
          <span aria-hidden className="text-muted">
            –
          </span>
          <Input
            type="time"
            step={900}
            className="min-w-0 px-2.5"
            aria-label={t('opening.to', { day: t(`day.${day}`) })}
            value={spell.to === '24:00' ? '23:59' : spell.to}
            onChange={(event) =>
              onChange(spells.with(place, { ...spell, to: endOf(event.currentTarget.value) }))
            }
          />
          <IconButton
            icon={X}
            label={t('opening.drop')}
            onClick={() => onChange(spells.toSpliced(place, 1))}
          />
        </div>
      ))}
      {last && (
        <div className="flex gap-2">
          <Button
            size="sm"
            tone="quiet"
            icon={Plus}
            disabled={last.to >= '22:00'}
            onClick={() => onChange([...spells, { from: last.to, to: '22:00' }])}
          >
            {t('opening.add')}
          </Button>
          <Button size="sm" tone="quiet" icon={Copy} onClick={onCopy}>
            {t('opening.copy')}
          </Button>
        </div>
      )}
    </div>
  )
}

/** A clock cannot say midnight at the end of a day. */
const endOf = (typed: string) => (typed === '23:59' || typed === '00:00' ? '24:00' : typed)
