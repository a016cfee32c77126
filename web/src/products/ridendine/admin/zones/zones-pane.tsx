import { Pencil, Plus, Shapes, Trash2 } from 'lucide-react'
import { useState } from 'react'
import {
  changeDispatchZone,
  type DispatchZone,
  drawDispatchZone,
  listDispatchZones,
  removeDispatchZone,
} from '#contract/dispatch'
import { useAct } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import {
  Badge,
  Button,
  Confirm,
  cx,
  EmptyState,
  Field,
  IconButton,
  Input,
} from '../../../../ui/index.ts'
import type { Draft } from './draft.ts'

/** R307: fewer free drivers than this is an alert. */
const FEW = 5

interface ZonesPaneProps {
  readonly zones: readonly DispatchZone[]
  readonly open: string | undefined
  readonly onOpen: (zoneId: string | undefined) => void
  readonly draft: Draft | undefined
  readonly onDraft: (draft: Draft | undefined) => void
}

/** The zones, and the one that is being drawn. */
export function ZonesPane({ zones, open, onOpen, draft, onDraft }: ZonesPaneProps) {
  const { t } = useTranslation('ridendine-admin')
  const [leaving, setLeaving] = useState<DispatchZone>()
  const remove = useAct(removeDispatchZone, {
    says: t('zones.dissolved'),
    refresh: [listDispatchZones],
  })
  const edit = async (zone: DispatchZone) => {
    const { cellOf } = await import('./cells.ts')
    onOpen(zone.id)
    onDraft({ zone, name: zone.name, cells: zone.cells.map(cellOf) })
  }
  if (draft) return <DraftForm draft={draft} onDraft={onDraft} />
  return (
    <div className="flex min-h-0 flex-col gap-3 overflow-y-auto scrollbar-thin">
      <Button
        icon={Plus}
        tone="primary"
        onClick={() => onDraft({ zone: null, name: '', cells: [] })}
      >
        {t('zones.add')}
      </Button>
      {zones.length === 0 && (
        <EmptyState icon={Shapes} title={t('zones.none')}>
          {t('zones.none-about')}
        </EmptyState>
      )}
      <ul className="flex flex-col gap-2">
        {zones.map((zone) => (
          <li
            key={zone.id}
            className={cx(
              'flex items-center gap-2 rounded-md border bg-surface p-3',
              zone.id === open && 'border-accent',
            )}
          >
            <button
              type="button"
              onClick={() => onOpen(zone.id === open ? undefined : zone.id)}
              className="min-w-0 flex-1 text-start"
            >
              <span className="block truncate font-medium">{zone.name}</span>
              <span className="flex flex-wrap items-center gap-2 text-small text-muted">
                {t('zones.cells', { count: zone.cells.length })}
                <Badge tone={zone.available < FEW ? 'warn' : 'good'}>
                  {t('overview.available', { count: zone.available })}
                </Badge>
              </span>
            </button>
            <IconButton
              size="sm"
              icon={Pencil}
              label={`${t('zones.edit')}: ${zone.name}`}
              onClick={() => void edit(zone)}
            />
            <IconButton
              size="sm"
              icon={Trash2}
              label={`${t('zones.dissolve')}: ${zone.name}`}
              onClick={() => setLeaving(zone)}
            />
          </li>
        ))}
      </ul>
      {leaving && (
        <Confirm
          open
          danger
          onOpenChange={(isOpen) => {
            if (!isOpen) setLeaving(undefined)
          }}
          title={t('zones.dissolve-title', { name: leaving.name })}
          act={t('zones.dissolve')}
          onConfirm={() => remove.mutate({ zoneId: leaving.id })}
        >
          {t('zones.dissolve-about')}
        </Confirm>
      )}
    </div>
  )
}

interface DraftFormProps {
  readonly draft: Draft
  readonly onDraft: (draft: Draft | undefined) => void
}

function DraftForm({ draft, onDraft }: DraftFormProps) {
  const { t } = useTranslation('ridendine-admin')
  const done = {
    says: t('zones.saved'),
    refresh: [listDispatchZones],
    onDone: () => onDraft(undefined),
  }
  const draw = useAct(drawDispatchZone, done)
  const change = useAct(changeDispatchZone, done)
  const cells = draft.cells.map(({ id }) => id)
  const save = () => {
    const { zone, name } = draft
    if (zone) change.mutate({ zoneId: zone.id, version: zone.version, name, cells })
    else draw.mutate({ name, cells })
  }
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <Field label={t('zones.name')} hint={t('zones.taken')}>
        <Input
          value={draft.name}
          maxLength={80}
          autoFocus
          onChange={(event) => onDraft({ ...draft, name: event.currentTarget.value })}
        />
      </Field>
      <p aria-live="polite" className="text-small text-muted">
        {t('zones.cells', { count: cells.length })}
      </p>
      <div className="flex gap-2">
        <Button
          type="submit"
          tone="primary"
          busy={draw.isPending || change.isPending}
          disabled={cells.length === 0 || draft.name.trim() === ''}
        >
          {t('zones.save')}
        </Button>
        <Button tone="quiet" onClick={() => onDraft(undefined)}>
          {t('zones.cancel')}
        </Button>
      </div>
    </form>
  )
}
