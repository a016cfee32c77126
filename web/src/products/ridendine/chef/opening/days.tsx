import { CalendarPlus, CalendarX2, X } from 'lucide-react'
import { useState } from 'react'
import {
  type Closure,
  type CookDay,
  type OwnKitchen,
  saveCookDays,
} from '#contract/ridendine/chefs'
import { useAct } from '../../../../lib/api/index.ts'
import { serverNow } from '../../../../lib/clock.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { addDays, dayOf } from '../../../../lib/zoned.ts'
import { Button, Card, Field, IconButton, Input, Section, Select } from '../../../../ui/index.ts'

/** Days to cook for orders ahead, each with its cut-off, and days closed. */
export function DaysForm({ kitchen }: { kitchen: OwnKitchen }) {
  const { t } = useTranslation('ridendine-kitchen')
  const [cookDays, setCookDays] = useState<readonly CookDay[]>(kitchen.cookDays)
  const [closures, setClosures] = useState<readonly Closure[]>(kitchen.closures)
  const save = useAct(saveCookDays, { says: t('opening.saved') })
  const today = dayOf(serverNow(), kitchen.timezone)
  const nextDay = addDays(cookDays.at(-1)?.on ?? today, 1)
  const isChanged =
    JSON.stringify([cookDays, closures]) !== JSON.stringify([kitchen.cookDays, kitchen.closures])
  const isWrong =
    cookDays.some((day) => day.from >= day.to) || closures.some((each) => each.from > each.to)
  return (
    <>
      <Section
        title={t('days.cook')}
        hint={t('days.cook-hint')}
        end={
          <Button
            size="sm"
            icon={CalendarPlus}
            onClick={() =>
              setCookDays([
                ...cookDays,
                {
                  on: nextDay,
                  from: '17:00',
                  to: '20:00',
                  cutOffDays: 1,
                  cutOffTime: '18:00',
                  note: '',
                },
              ])
            }
          >
            {t('days.add')}
          </Button>
        }
      >
        {cookDays.length === 0 && <None>{t('days.none')}</None>}
        {cookDays.map((day, place) => (
          <CookDayCard
            // biome-ignore lint/suspicious/noArrayIndexKey: a day may be changed to any other
            key={place}
            day={day}
            least={today}
            onChange={(next) => setCookDays(cookDays.with(place, next))}
            onDrop={() => setCookDays(cookDays.toSpliced(place, 1))}
          />
        ))}
      </Section>
      <Section
        title={t('days.closed')}
        hint={t('days.closed-hint')}
        end={
          <Button
            size="sm"
            icon={CalendarX2}
            onClick={() =>
              setClosures([
                ...closures,
                { from: addDays(today, 7), to: addDays(today, 7), note: '' },
              ])
            }
          >
            {t('days.add-closed')}
          </Button>
        }
      >
        {closures.length === 0 && <None>{t('days.none-closed')}</None>}
        {closures.map((closure, place) => (
          <ClosureCard
            // biome-ignore lint/suspicious/noArrayIndexKey: a closure may be changed to any other
            key={place}
            closure={closure}
            least={today}
            onChange={(next) => setClosures(closures.with(place, next))}
            onDrop={() => setClosures(closures.toSpliced(place, 1))}
          />
        ))}
      </Section>
      <Button
        tone="primary"
        size="lg"
        disabled={!isChanged || isWrong}
        busy={save.isPending}
        onClick={() =>
          save.mutate({
            version: kitchen.version,
            cookDays: [...cookDays],
            closures: [...closures],
          })
        }
      >
        {t('save')}
      </Button>
    </>
  )
}

function None({ children }: { children: string }) {
  return (
    <p className="rounded-xl border border-dashed p-5 text-center text-small text-muted">
      {children}
    </p>
  )
}

interface CookDayCardProps {
  readonly day: CookDay
  readonly least: string
  readonly onChange: (day: CookDay) => void
  readonly onDrop: () => void
}

function CookDayCard({ day, least, onChange, onDrop }: CookDayCardProps) {
  const { t } = useTranslation('ridendine-kitchen')
  return (
    <Card look="flat" className="flex flex-col gap-3 p-4">
      <div className="flex items-end gap-3">
        <Field label={t('days.on')} className="flex-1">
          <Input
            type="date"
            min={least}
            value={day.on}
            onChange={(event) => onChange({ ...day, on: event.currentTarget.value })}
          />
        </Field>
        <IconButton icon={X} label={t('days.drop')} onClick={onDrop} />
      </div>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        <Field label={t('days.from')}>
          <Input
            type="time"
            step={900}
            value={day.from}
            onChange={(event) => onChange({ ...day, from: event.currentTarget.value })}
          />
        </Field>
        <Field label={t('days.to')}>
          <Input
            type="time"
            step={900}
            value={day.to}
            onChange={(event) => onChange({ ...day, to: event.currentTarget.value })}
          />
        </Field>
        <Field label={t('days.cut-off')}>
          <Select
            value={String(day.cutOffDays)}
            onChange={(count) => onChange({ ...day, cutOffDays: Number(count) })}
            options={[0, 1, 2, 3, 5, 7].map((count) => ({
              value: String(count),
              label: count === 0 ? t('days.same-day') : t('days.before', { count }),
            }))}
          />
        </Field>
        <Field label={t('days.until')}>
          <Input
            type="time"
            step={900}
            value={day.cutOffTime}
            onChange={(event) => onChange({ ...day, cutOffTime: event.currentTarget.value })}
          />
        </Field>
      </div>
    </Card>
  )
}

interface ClosureCardProps {
  readonly closure: Closure
  readonly least: string
  readonly onChange: (closure: Closure) => void
  readonly onDrop: () => void
}

function ClosureCard({ closure, least, onChange, onDrop }: ClosureCardProps) {
  const { t } = useTranslation('ridendine-kitchen')
  return (
    <Card look="flat" className="grid grid-cols-[1fr_1fr_auto] items-end gap-3 p-4">
      <Field label={t('days.first')}>
        <Input
          type="date"
          min={least}
          value={closure.from}
          onChange={(event) => onChange({ ...closure, from: event.currentTarget.value })}
        />
      </Field>
      <Field label={t('days.last')}>
        <Input
          type="date"
          min={closure.from}
          value={closure.to}
          onChange={(event) => onChange({ ...closure, to: event.currentTarget.value })}
        />
      </Field>
      <IconButton icon={X} label={t('days.drop')} onClick={onDrop} />
    </Card>
  )
}
