import { Copy, Plus, X } from 'lucide-react'
import { useState } from 'react'
import { editMyHours, type Hours, readMyHours, type Week } from '#contract/availability'
import { useAct, useRead } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import {
  Button,
  Card,
  ErrorState,
  Field,
  IconButton,
  Input,
  Section,
  Select,
  Skeleton,
  Switch,
} from '../../../../ui/index.ts'
import { ProScreen } from '../pro-screen.tsx'

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
type Day = (typeof DAYS)[number]

/** When I work, day by day, and on what terms. */
export function HoursEditor() {
  const { t } = useTranslation('zenvee-technician')
  const read = useRead(readMyHours, {})
  if (read.data) return <HoursForm key={read.data.version} hours={read.data} />
  return (
    <ProScreen title={t('hours.title')} back={{ to: '/zenvee/pro/calendar' }}>
      {read.error ? (
        <ErrorState failure={read.error} onAgain={() => void read.refetch()} />
      ) : (
        <Skeleton className="h-96 rounded-xl" />
      )}
    </ProScreen>
  )
}

function HoursForm({ hours }: { hours: Hours }) {
  const { t } = useTranslation('zenvee-technician')
  const [draft, setDraft] = useState(hours)
  const save = useAct(editMyHours, { says: t('hours.saved'), refresh: [readMyHours] })
  const isChanged = JSON.stringify(draft) !== JSON.stringify(hours)
  const setDay = (day: Day, spells: Week[Day]) =>
    setDraft({ ...draft, week: { ...draft.week, [day]: spells } })
  return (
    <ProScreen
      title={t('hours.title')}
      back={{ to: '/zenvee/pro/calendar' }}
      focus
      footer={
        <Button
          tone="primary"
          size="lg"
          disabled={!isChanged}
          busy={save.isPending}
          onClick={() => save.mutate(draft)}
        >
          {t('hours.save')}
        </Button>
      }
    >
      <Card look="flat" bare className="divide-y">
        {DAYS.map((day) => (
          <DayHours
            key={day}
            day={day}
            spells={draft.week[day]}
            onChange={(spells) => setDay(day, spells)}
            onCopy={() => setDraft({ ...draft, week: copied(draft.week, day) })}
          />
        ))}
      </Card>
      <Section title={t('hours.terms')}>
        <div className="grid grid-cols-2 gap-3">
          <Minutes
            label={t('hours.before')}
            value={draft.bufferBeforeMinutes}
            options={[0, 5, 10, 15, 30, 45, 60]}
            onChange={(bufferBeforeMinutes) => setDraft({ ...draft, bufferBeforeMinutes })}
          />
          <Minutes
            label={t('hours.after')}
            value={draft.bufferAfterMinutes}
            options={[0, 5, 10, 15, 30, 45, 60]}
            onChange={(bufferAfterMinutes) => setDraft({ ...draft, bufferAfterMinutes })}
          />
          <Minutes
            label={t('hours.notice')}
            value={draft.noticeMinutes}
            options={[0, 15, 30, 60, 120, 240, 1440]}
            onChange={(noticeMinutes) => setDraft({ ...draft, noticeMinutes })}
          />
          <Field label={t('hours.ahead')}>
            <Select
              value={String(draft.aheadDays)}
              onChange={(days) => setDraft({ ...draft, aheadDays: Number(days) })}
              options={withNow([7, 14, 30, 60, 90], draft.aheadDays).map((days) => ({
                value: String(days),
                label: t('hours.days', { count: days }),
              }))}
            />
          </Field>
        </div>
      </Section>
    </ProScreen>
  )
}

interface DayHoursProps {
  readonly day: Day
  readonly spells: Week[Day]
  readonly onChange: (spells: Week[Day]) => void
  readonly onCopy: () => void
}

function DayHours({ day, spells, onChange, onCopy }: DayHoursProps) {
  const { t } = useTranslation('zenvee-technician')
  const isOpen = spells.length > 0
  const last = spells.at(-1)
  return (
    <div className="flex flex-col gap-2 px-4 py-2.5">
      <Switch
        checked={isOpen}
        onChange={(on) => onChange(on ? [{ from: '09:00', to: '17:00' }] : [])}
        label={<span className="font-medium">{t(`hours.day.${day}`)}</span>}
        hint={isOpen ? undefined : t('hours.closed')}
      />
      {spells.map((spell, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: spells of a day have no name
        <div key={place} className="flex items-center gap-2">
          <Input
            type="time"
            step={900}
            className="min-w-0 px-2.5"
            aria-label={t('hours.from', { day: t(`hours.day.${day}`) })}
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
            aria-label={t('hours.to', { day: t(`hours.day.${day}`) })}
            value={spell.to === '24:00' ? '23:59' : spell.to}
            onChange={(event) =>
              onChange(spells.with(place, { ...spell, to: endOf(event.currentTarget.value) }))
            }
          />
          <IconButton
            icon={X}
            label={t('hours.drop')}
            onClick={() => onChange(spells.toSpliced(place, 1))}
          />
        </div>
      ))}
      {isOpen && (
        <div className="flex gap-2">
          <Button
            size="sm"
            tone="quiet"
            icon={Plus}
            disabled={!last || last.to >= '22:00'}
            onClick={() => last && onChange([...spells, { from: last.to, to: '22:00' }])}
          >
            {t('hours.add')}
          </Button>
          <Button size="sm" tone="quiet" icon={Copy} onClick={onCopy}>
            {t('hours.copy')}
          </Button>
        </div>
      )}
    </div>
  )
}

/** A clock cannot say midnight at the end of a day. */
const endOf = (typed: string) => (typed === '23:59' || typed === '00:00' ? '24:00' : typed)

function copied(week: Week, from: Day): Week {
  const spells = week[from]
  return { ...week, mon: spells, tue: spells, wed: spells, thu: spells, fri: spells }
}

function Minutes({
  label,
  value,
  options,
  onChange,
}: {
  label: string
  value: number
  options: readonly number[]
  onChange: (minutes: number) => void
}) {
  const { t } = useTranslation('zenvee-technician')
  return (
    <Field label={label}>
      <Select
        value={String(value)}
        onChange={(minutes) => onChange(Number(minutes))}
        options={withNow(options, value).map((minutes) => ({
          value: String(minutes),
          label: minutes ? t('hours.minutes', { count: minutes }) : t('hours.none'),
        }))}
      />
    </Field>
  )
}

const withNow = (options: readonly number[], value: number) =>
  [...new Set([...options, value])].toSorted((a, b) => a - b)
