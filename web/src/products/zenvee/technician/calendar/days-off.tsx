import { CalendarOff, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import {
  addMyException,
  type HoursException,
  listMyExceptions,
  removeMyException,
} from '#contract/availability'
import { useAct, useReadPages } from '../../../../lib/api/index.ts'
import { serverNow } from '../../../../lib/clock.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { addDays, dayOf, instantOf } from '../../../../lib/zoned.ts'
import {
  Button,
  buttonLook,
  Card,
  Checkbox,
  Field,
  IconButton,
  Input,
  Row,
  Section,
  Sheet,
  SkeletonRows,
} from '../../../../ui/index.ts'
import { useZone } from '../../shared/city-zone.tsx'

/** Days and hours off that are planned; each can be taken back. */
export function DaysOff() {
  const { t } = useTranslation('zenvee-technician')
  const [isAdding, setAdding] = useState(false)
  const read = useReadPages(listMyExceptions, {})
  return (
    <Section
      title={t('off.title')}
      end={
        <Button size="sm" icon={Plus} onClick={() => setAdding(true)}>
          {t('off.add')}
        </Button>
      }
    >
      {read.isPending && <SkeletonRows rows={1} />}
      {read.isSuccess && read.items.length === 0 && (
        <p className="rounded-xl border border-dashed p-5 text-muted">{t('off.none')}</p>
      )}
      {read.items.length > 0 && (
        <Card look="flat" className="divide-y py-1">
          {read.items.map((each) => (
            <OffRow key={each.exceptionId} exception={each} />
          ))}
        </Card>
      )}
      {isAdding && <AddOff onClose={() => setAdding(false)} />}
    </Section>
  )
}

function OffRow({ exception }: { exception: HoursException }) {
  const { t } = useTranslation('zenvee-technician')
  const format = useFormat()
  const zone = useZone()
  const add = useAct(addMyException, { refresh: [listMyExceptions] })
  const remove = useAct(removeMyException, {
    says: t('off.removed'),
    refresh: [listMyExceptions],
    undo: () =>
      add.mutate({
        kind: exception.kind,
        from: exception.from,
        to: exception.to,
        note: exception.note,
      }),
  })
  const instant = (local: string) =>
    instantOf(
      local.slice(0, 10),
      Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16)),
      zone,
    )
  const isWholeDay = exception.from.endsWith('T00:00') && exception.to.endsWith('T00:00')
  const words = isWholeDay
    ? format.day(instant(exception.from))
    : `${format.moment(instant(exception.from))} – ${format.time(instant(exception.to))}`
  return (
    <Row
      start={<CalendarOff size={19} aria-hidden className="text-muted" />}
      title={words}
      hint={exception.note || t(`off.${exception.kind}`)}
      end={
        <IconButton
          icon={Trash2}
          label={t('off.remove', { day: words })}
          onClick={() => remove.mutate({ exceptionId: exception.exceptionId })}
        />
      }
    />
  )
}

function AddOff({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('zenvee-technician')
  const zone = useZone()
  const [day, setDay] = useState(addDays(dayOf(serverNow(), zone), 1))
  const [isWhole, setWhole] = useState(true)
  const [from, setFrom] = useState('12:00')
  const [to, setTo] = useState('14:00')
  const [note, setNote] = useState('')
  const add = useAct(addMyException, {
    says: t('off.added'),
    refresh: [listMyExceptions],
    onDone: onClose,
  })
  const send = () =>
    add.mutate({
      kind: 'off',
      note: note.trim(),
      from: isWhole ? `${day}T00:00` : `${day}T${from}`,
      to: isWhole ? `${addDays(day, 1)}T00:00` : `${day}T${to}`,
    })
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('off.add')}
      footer={
        <button
          type="button"
          className={buttonLook({ tone: 'primary', size: 'lg' })}
          disabled={!day || add.isPending}
          onClick={send}
        >
          {t('off.save')}
        </button>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label={t('off.day')}>
          <Input
            type="date"
            value={day}
            min={dayOf(serverNow(), zone)}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
        </Field>
        <Checkbox checked={isWhole} onChange={setWhole} label={t('off.whole')} />
        {!isWhole && (
          <div className="grid grid-cols-2 gap-3">
            <Field label={t('off.from')}>
              <Input
                type="time"
                value={from}
                onChange={(event) => setFrom(event.currentTarget.value)}
              />
            </Field>
            <Field label={t('off.to')}>
              <Input
                type="time"
                value={to}
                onChange={(event) => setTo(event.currentTarget.value)}
              />
            </Field>
          </div>
        )}
        <Field label={t('off.note')}>
          <Input
            value={note}
            maxLength={200}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </Field>
      </div>
    </Sheet>
  )
}
