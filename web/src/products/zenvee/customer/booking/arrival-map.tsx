import type { Booking } from '#contract/zenvee'
import { ArrivalMap as SharedMap } from '../../../../features/tracking/arrival-map.tsx'
import type { Arrival } from '../../../../features/tracking/use-arrival.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'

/** The city with the technician, the way that is left, and the door. */
export function ArrivalMap({ booking, arrival }: { booking: Booking; arrival: Arrival }) {
  const { t } = useTranslation('zenvee-customer')
  const { point, label } = booking.place
  return (
    <SharedMap
      label={t('arrival.map')}
      arrival={arrival}
      who={{ name: booking.technician?.name ?? '', photoUrl: booking.technician?.photoUrl }}
      markers={[{ id: 'door', at: point, kind: 'pin', name: label }]}
      isMoving={booking.state === 'en_route'}
    />
  )
}
