import { useState } from 'react'
import type { OutputOf } from '#contract'
import { type OwnKitchen, readCapacity, saveCapacity } from '#contract/ridendine/chefs'
import { useAct, useRead } from '../../../../lib/api/index.ts'
import { serverNow } from '../../../../lib/clock.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { usePerson } from '../../../../lib/session/session.ts'
import { Button, Card, cx, Field, Input, Section, Select, Skeleton } from '../../../../ui/index.ts'

const WINDOWS = [10, 15, 20, 30, 60] as const
type Day = OutputOf<typeof readCapacity>

/** How much can be ready at once, what law and permit allow, and how full today is. */
export function CapacityForm({ kitchen }: { kitchen: OwnKitchen }) {
  const { t } = useTranslation('ridendine-kitchen')
  const [draft, setDraft] = useState({
    windowMinutes: kitchen.windowMinutes,
    window: textOf(kitchen.mealsPerWindow),
    day: textOf(kitchen.mealsPerDay),
    week: textOf(kitchen.mealsPerWeek),
  })
  const save = useAct(saveCapacity, { says: t('opening.saved') })
  const windowMinutes = WINDOWS.find((each) => each === draft.windowMinutes) ?? 30
  return (
    <>
      <Card look="flat" className="grid gap-4 sm:grid-cols-2">
        <Field label={t('capacity.window')} hint={t('capacity.window-hint')}>
          <Input
            type="number"
            min={1}
            max={500}
            placeholder={t('capacity.no-limit')}
            value={draft.window}
            onChange={(event) => setDraft({ ...draft, window: event.currentTarget.value })}
          />
        </Field>
        <Field label={t('capacity.every')}>
          <Select
            value={String(windowMinutes)}
            onChange={(value) => setDraft({ ...draft, windowMinutes: Number(value) })}
            options={WINDOWS.map((value) => ({
              value: String(value),
              label: t('capacity.minutes', { count: value }),
            }))}
          />
        </Field>
        <Field label={t('capacity.day')} hint={t('capacity.day-hint')}>
          <Input
            type="number"
            min={1}
            max={2000}
            placeholder={t('capacity.no-limit')}
            value={draft.day}
            onChange={(event) => setDraft({ ...draft, day: event.currentTarget.value })}
          />
        </Field>
        <Field label={t('capacity.week')}>
          <Input
            type="number"
            min={1}
            max={10_000}
            placeholder={t('capacity.no-limit')}
            value={draft.week}
            onChange={(event) => setDraft({ ...draft, week: event.currentTarget.value })}
          />
        </Field>
        <Button
          tone="primary"
          size="lg"
          className="sm:col-span-2"
          busy={save.isPending}
          onClick={() =>
            save.mutate({
              version: kitchen.version,
              windowMinutes,
              mealsPerWindow: countOf(draft.window),
              mealsPerDay: countOf(draft.day),
              mealsPerWeek: countOf(draft.week),
            })
          }
        >
          {t('save')}
        </Button>
      </Card>
      <Today />
    </>
  )
}

function Today() {
  const { t } = useTranslation('ridendine-kitchen')
  const person = usePerson()
  const read = useRead(readCapacity, {}, { topics: [`person:${person.id}`] })
  if (read.isPending) return <Skeleton className="h-48 rounded-xl" />
  if (!read.data) return null
  return (
    <Section title={t('capacity.today')} hint={t('capacity.today-hint')}>
      {read.data.caps.map((cap) => (
        <Cap key={`${cap.kind} ${cap.says}`} cap={cap} />
      ))}
      <Windows day={read.data} />
    </Section>
  )
}

function Cap({ cap }: { cap: Day['caps'][number] }) {
  const { t } = useTranslation('ridendine-kitchen')
  const format = useFormat()
  const isMoney = cap.kind === 'year_revenue'
  const share = Math.min(1, cap.used / cap.most)
  const say = (value: number) => format.number(isMoney ? Math.round(value / 100) : value)
  return (
    <Card look="flat" className="flex flex-col gap-2 p-4">
      <p className="flex items-baseline justify-between gap-3">
        <span className="font-medium">{t(`capacity.cap-${cap.kind}`)}</span>
        <span className="tabular text-muted">
          {t('capacity.of', { used: say(cap.used), most: say(cap.most) })}
        </span>
      </p>
      <div aria-hidden className="h-2 overflow-hidden rounded-full bg-press">
        <div
          className={cx(
            'h-full rounded-full',
            share >= 1 ? 'bg-bad' : share > 0.8 ? 'bg-warn' : 'bg-good',
          )}
          style={{ inlineSize: `${share * 100}%` }}
        />
      </div>
      <p className="text-small text-muted">
        {cap.says === 'own limit' ? t('capacity.own') : cap.says} ·{' '}
        {t('capacity.anew', { time: format.moment(cap.until) })}
      </p>
    </Card>
  )
}

/** The windows from now on, as bars; those that are over are left out. */
function Windows({ day }: { day: Day }) {
  const { t } = useTranslation('ridendine-kitchen')
  const format = useFormat()
  const coming = day.windows
    .filter(({ endsAt }) => new Date(endsAt).getTime() > serverNow())
    .slice(0, 24)
  if (coming.length === 0) return <p className="text-small text-muted">{t('capacity.over')}</p>
  const most = day.mealsPerWindow ?? Math.max(1, ...coming.map(({ taken }) => taken))
  return (
    <ul className="grid grid-cols-2 gap-2 sm:grid-cols-4 lg:grid-cols-6">
      {coming.map(({ startsAt, taken }) => (
        <li key={startsAt} className="flex flex-col gap-1.5 rounded-lg border bg-surface px-3 py-2">
          <span className="flex items-baseline justify-between text-small">
            <span className="font-medium tabular">{format.time(startsAt)}</span>
            <span className="text-muted tabular">
              {day.mealsPerWindow === null
                ? taken
                : t('capacity.of', { used: taken, most: day.mealsPerWindow })}
            </span>
          </span>
          <span aria-hidden className="h-1.5 overflow-hidden rounded-full bg-press">
            <span
              className={cx(
                'block h-full rounded-full',
                taken >= most && day.mealsPerWindow !== null ? 'bg-warn' : 'bg-accent',
              )}
              style={{ inlineSize: `${Math.min(1, taken / most) * 100}%` }}
            />
          </span>
        </li>
      ))}
    </ul>
  )
}

const textOf = (count: number | null) => (count === null ? '' : String(count))
const countOf = (text: string) => (text.trim() === '' ? null : Number(text))
