import { useState } from 'react'
import { Standing } from '#contract/ridendine'
import { ReasonDialog } from '../../../../features/console/reason-dialog.tsx'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Button, Select, StatusPill, type StatusShape } from '../../../../ui/index.ts'

const SHAPES: Readonly<Record<Standing, StatusShape>> = {
  applying: 'waiting',
  ready_to_approve: 'open',
  live: 'done',
  suspended: 'trouble',
}

/** Where somebody stands on their way to work here. */
export function StandingPill({ standing }: { standing: Standing }) {
  const { t } = useTranslation('ridendine-admin')
  return <StatusPill shape={SHAPES[standing]}>{t(`chefs.standing.${standing}`)}</StatusPill>
}

const EVERY = 'every'

interface StandingFilterProps {
  readonly value: Standing | undefined
  readonly onChange: (standing: Standing | undefined) => void
}

export function StandingFilter({ value, onChange }: StandingFilterProps) {
  const { t } = useTranslation('ridendine-admin')
  return (
    <Select<string>
      size="sm"
      label={t('chefs.standing.label')}
      className="h-9 w-44"
      value={value ?? EVERY}
      onChange={(next) => onChange(Standing.safeParse(next).data)}
      options={[
        { value: EVERY, label: t('chefs.every-standing') },
        ...Standing.options.map((each) => ({ value: each, label: t(`chefs.standing.${each}`) })),
      ]}
    />
  )
}

export const STAFF_ACTS = ['approve', 'reinstate', 'take_offline', 'suspend'] as const
export type StaffAct = (typeof STAFF_ACTS)[number]

interface StaffActsProps {
  readonly name: string
  readonly of: 'chef' | 'driver'
  readonly can: readonly string[]
  readonly busy: boolean
  readonly onAct: (act: StaffAct, reason: string | undefined) => void
}

/** What the desk may do with a kitchen or a driver: what `can` says. */
export function StaffActs({ name, of, can, busy, onAct }: StaffActsProps) {
  const { t } = useTranslation('ridendine-admin')
  const [asks, setAsks] = useState<Exclude<StaffAct, 'approve'>>()
  const begin = (act: StaffAct) => (act === 'approve' ? onAct(act, undefined) : setAsks(act))
  const title = {
    suspend: t('chefs.suspend-title', { name }),
    reinstate: t('chefs.reinstate-title', { name }),
    take_offline: t('chefs.take_offline-title', { name }),
  }
  const about = {
    suspend: t(`chefs.suspend-about.${of}`),
    reinstate: undefined,
    take_offline: t('chefs.take_offline-about'),
  }
  return (
    <div className="flex flex-wrap gap-2">
      {STAFF_ACTS.filter((act) => can.includes(act)).map((act) => (
        <Button
          key={act}
          tone={act === 'approve' ? 'primary' : act === 'suspend' ? 'danger-quiet' : 'secondary'}
          busy={busy && act === 'approve'}
          onClick={() => begin(act)}
        >
          {t(`chefs.${act}`)}
        </Button>
      ))}
      {asks && (
        <ReasonDialog
          open
          onOpenChange={(open) => {
            if (!open) setAsks(undefined)
          }}
          title={title[asks]}
          description={about[asks]}
          act={t(`chefs.${asks}`)}
          danger={asks === 'suspend'}
          busy={busy}
          onSend={(reason) => {
            onAct(asks, reason)
            setAsks(undefined)
          }}
        />
      )}
    </div>
  )
}
