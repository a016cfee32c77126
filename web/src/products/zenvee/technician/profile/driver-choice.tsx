import type { ExperienceDriver } from '#contract/zenvee'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { RadioCards } from '../../../../ui/index.ts'
import { DRIVER_ICONS } from '../../shared/drivers.ts'

interface DriverChoiceProps {
  readonly value: ExperienceDriver
  readonly onChange: (driver: ExperienceDriver) => void
  readonly drivers: readonly ExperienceDriver[]
}

/** Exactly one promise; that is what customers are asked about afterwards. */
export function DriverChoice({ value, onChange, drivers }: DriverChoiceProps) {
  const { t } = useTranslation('zenvee-technician')
  const { t: say } = useTranslation('zenvee')
  return (
    <RadioCards
      label={t('profile.promise')}
      value={value}
      onChange={onChange}
      columns={2}
      choices={drivers.map((each) => ({
        value: each,
        label: say(`driver.${each}`),
        hint: say(`asks.${each}`),
        icon: DRIVER_ICONS[each],
      }))}
    />
  )
}
