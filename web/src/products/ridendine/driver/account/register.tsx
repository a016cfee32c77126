import { useState } from 'react'
import { readOwnDriver, registerDriver } from '#contract/ridendine'
import { useAct } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Button } from '../../../../ui/index.ts'
import { DriveScreen } from '../drive-screen.tsx'
import { type VehicleDraft, VehicleFields } from './vehicle-fields.tsx'

/** Before the first run: the vehicle; documents and approval follow. */
export function RegisterScreen() {
  const { t } = useTranslation('ridendine-driver')
  const [vehicle, setVehicle] = useState<VehicleDraft>({ kind: 'bicycle', label: '', plate: '' })
  const register = useAct(registerDriver, {
    says: t('register.done'),
    refresh: [readOwnDriver],
  })
  return (
    <DriveScreen
      title={t('register.title')}
      large
      hint={t('register.about')}
      width="narrow"
      footer={
        <Button
          tone="primary"
          size="xl"
          disabled={!vehicle.label.trim()}
          busy={register.isPending}
          onClick={() => register.mutate({ vehicle })}
        >
          {t('register.act')}
        </Button>
      }
    >
      <VehicleFields value={vehicle} onChange={setVehicle} />
    </DriveScreen>
  )
}
