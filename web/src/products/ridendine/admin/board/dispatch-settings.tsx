import { useState } from 'react'
import {
  type DispatchSettings,
  readDispatchSettings,
  setDispatchSettings,
} from '#contract/dispatch'
import { useAct, useRead } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Button, Field, Input, RadioCards, Sheet, SkeletonRows } from '../../../../ui/index.ts'

const POLICIES = ['kontor', 'nearest'] as const
const FIGURES = [
  'tickSeconds',
  'offerSeconds',
  'reachMetres',
  'mostPerTrip',
  'pickupsWithinMetres',
  'readyWithinMinutes',
  'missedBeforeOffline',
  'leadSeconds',
] as const
type Figure = (typeof FIGURES)[number]

/** How the dispatcher works: its policy and its limits. */
export function DispatchSettingsSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('ridendine-admin')
  const present = useRead(readDispatchSettings, {})
  return (
    <Sheet
      open
      size="lg"
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      title={t('board.settings')}
    >
      {present.data ? (
        <SettingsForm settings={present.data.settings} onClose={onClose} />
      ) : (
        <SkeletonRows rows={6} />
      )}
    </Sheet>
  )
}

interface SettingsFormProps {
  readonly settings: DispatchSettings
  readonly onClose: () => void
}

function SettingsForm({ settings, onClose }: SettingsFormProps) {
  const { t } = useTranslation('ridendine-admin')
  const [changed, setChanged] = useState<Partial<Pick<DispatchSettings, Figure | 'policy'>>>({})
  const save = useAct(setDispatchSettings, { says: t('board.settings-saved'), onDone: onClose })
  const now = { ...settings, ...changed }
  return (
    <div className="flex flex-col gap-5">
      <RadioCards
        label={t('board.policy')}
        value={now.policy}
        onChange={(policy) => setChanged({ ...changed, policy })}
        choices={POLICIES.map((value) => ({ value, label: t(`board.policies.${value}`) }))}
        columns={2}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        {FIGURES.map((name) => (
          <Field key={name} label={t(`board.setting.${name}`)}>
            <Input
              type="number"
              inputMode="numeric"
              value={String(now[name])}
              className="tabular"
              onChange={(event) =>
                setChanged({ ...changed, [name]: Number(event.currentTarget.value) })
              }
            />
          </Field>
        ))}
      </div>
      <Button
        tone="primary"
        busy={save.isPending}
        disabled={Object.keys(changed).length === 0}
        onClick={() => save.mutate({ settings: changed })}
      >
        {t('zones.save')}
      </Button>
    </div>
  )
}
