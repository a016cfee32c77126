import { useMemo, useState } from 'react'
import { listAdminDrivers } from '#contract/ridendine'
import { useReadPages } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Combobox } from '../../../../ui/index.ts'

interface DriverChoiceProps {
  readonly value: string | undefined
  readonly onChange: (driver: { id: string; name: string }) => void
}

const SHORTEST = 2

/** Live drivers by name; who is online and has least in hand stands first. */
export function DriverChoice({ value, onChange }: DriverChoiceProps) {
  const { t } = useTranslation('ridendine-admin')
  const [text, setText] = useState('')
  const drivers = useReadPages(
    listAdminDrivers,
    {
      standing: 'live',
      limit: 100,
      search: text.trim().length >= SHORTEST ? text.trim() : undefined,
    },
    { keep: true },
  )
  const options = useMemo(
    () =>
      [...drivers.items]
        .sort((a, b) => Number(b.isOnline) - Number(a.isOnline) || a.load - b.load)
        .map((driver) => ({
          value: driver.id,
          label: driver.name,
          hint: driver.isOnline ? t('board.on-hand', { count: driver.load }) : t('drivers.offline'),
        })),
    [drivers.items, t],
  )
  return (
    <Combobox
      label={t('order.driver')}
      value={options.find((option) => option.value === value) ?? null}
      onSearch={setText}
      onChange={(chosen) => {
        if (chosen) onChange({ id: chosen.value, name: chosen.label })
      }}
      options={options}
    />
  )
}
