import { Bike, CarFront, Truck, Zap } from 'lucide-react'
import { VehicleKind } from '#contract/ridendine'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Field, Input, RadioCards } from '../../../../ui/index.ts'

export interface VehicleDraft {
  readonly kind: VehicleKind
  readonly label: string
  readonly plate: string
}

const ICONS = { bicycle: Bike, scooter: Zap, car: CarFront, van: Truck } as const

/** What one drives, and how a kitchen knows it. */
export function VehicleFields({
  value,
  onChange,
}: {
  value: VehicleDraft
  onChange: (next: VehicleDraft) => void
}) {
  const { t } = useTranslation('ridendine-driver')
  return (
    <div className="flex flex-col gap-5">
      <RadioCards
        label={t('vehicle.kind')}
        value={value.kind}
        onChange={(kind) => onChange({ ...value, kind })}
        columns={2}
        tight
        choices={VehicleKind.options.map((kind) => ({
          value: kind,
          label: t(`vehicle.${kind}`),
          icon: ICONS[kind],
        }))}
      />
      <Field label={t('vehicle.label')} hint={t('vehicle.label-hint')}>
        <Input
          value={value.label}
          maxLength={80}
          onChange={(event) => onChange({ ...value, label: event.currentTarget.value })}
        />
      </Field>
      {value.kind !== 'bicycle' && (
        <Field label={t('vehicle.plate')}>
          <Input
            value={value.plate}
            maxLength={20}
            onChange={(event) => onChange({ ...value, plate: event.currentTarget.value })}
          />
        </Field>
      )}
    </div>
  )
}
