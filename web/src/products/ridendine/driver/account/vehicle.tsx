import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { changeOwnDriver, type OwnDriver, readOwnDriver } from '#contract/ridendine'
import { useAct } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Button, SkeletonRows } from '../../../../ui/index.ts'
import { DriveScreen } from '../drive-screen.tsx'
import { useOwnDriver } from '../online.tsx'
import { type VehicleDraft, VehicleFields } from './vehicle-fields.tsx'

/** Another vehicle, or another name for it. */
export function VehicleScreen() {
  const { t } = useTranslation('ridendine-driver')
  const { driver } = useOwnDriver()
  if (!driver)
    return (
      <DriveScreen title={t('vehicle.title')} back={{ to: '/ridendine/drive/me' }}>
        <SkeletonRows rows={3} />
      </DriveScreen>
    )
  return <Editor driver={driver} />
}

function Editor({ driver }: { driver: OwnDriver }) {
  const { t } = useTranslation('ridendine-driver')
  const navigate = useNavigate()
  const [vehicle, setVehicle] = useState<VehicleDraft>(driver.vehicle)
  const save = useAct(changeOwnDriver, {
    says: t('vehicle.saved'),
    refresh: [readOwnDriver],
    onDone: () => void navigate({ to: '/ridendine/drive/me' }),
  })
  return (
    <DriveScreen
      title={t('vehicle.title')}
      back={{ to: '/ridendine/drive/me' }}
      width="narrow"
      footer={
        <Button
          tone="primary"
          size="lg"
          disabled={!vehicle.label.trim()}
          busy={save.isPending}
          onClick={() => save.mutate({ vehicle, version: driver.version })}
        >
          {t('vehicle.save')}
        </Button>
      }
    >
      <VehicleFields value={vehicle} onChange={setVehicle} />
    </DriveScreen>
  )
}
