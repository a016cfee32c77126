import type { TFunction } from 'i18next'
import type { OutputOf } from '#contract'
import type { readAdminMap } from '#contract/ridendine'
import type { MapMarker } from '../../../../ui/map/city-map.tsx'
import { AGE_TONES, ageOf, minutesOf } from './age.tsx'

interface Look {
  readonly t: TFunction<'ridendine-admin'>
  readonly without: readonly string[]
  readonly selected: string | undefined
  readonly onSelect: (orderId: string) => void
}

/** Food that is on its way is drawn where it goes, else where it is cooked. */
const UNDER_WAY = ['picked_up', 'in_transit']

/** Orders as pins with their age, drivers as dots. */
export function markersOf(
  map: OutputOf<typeof readAdminMap> | undefined,
  { t, without, selected, onSelect }: Look,
): MapMarker[] {
  if (!map) return []
  const drivers = without.includes('drivers')
    ? []
    : map.drivers.flatMap((driver): MapMarker[] =>
        driver.at
          ? [
              {
                id: driver.id,
                at: driver.at,
                kind: 'person',
                name: t('overview.driver', { name: driver.name, count: driver.load }),
                photoUrl: driver.photoUrl,
                tone: driver.load > 0 ? 'note' : 'plain',
              },
            ]
          : [],
      )
  const orders = without.includes('orders')
    ? []
    : map.orders
        .filter(({ state }) => state !== 'disputed')
        .map((order): MapMarker => {
          const minutes = minutesOf(order.ageSeconds)
          return {
            id: order.id,
            at: UNDER_WAY.includes(order.state) ? order.dropAt : order.pickupAt,
            kind: 'dot',
            name: t('overview.order', {
              number: order.number,
              minutes,
              kitchen: order.businessName,
            }),
            tone: AGE_TONES[ageOf(order.ageSeconds)],
            tag: String(minutes),
            selected: order.id === selected,
            onSelect: () => onSelect(order.id),
          }
        })
  return [...drivers, ...orders]
}
