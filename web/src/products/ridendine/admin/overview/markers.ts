import type { TFunction } from 'i18next'
import type { OutputOf } from '#contract'
import type { DeskOrder, readAdminMap } from '#contract/ridendine'
import type { At, MapMarker } from '../../../../ui/map/city-map.tsx'
import { AGE_TONES, ageOf, minutesOf } from './age.tsx'

interface Look {
  readonly t: TFunction<'ridendine-admin'>
  readonly without: readonly string[]
  readonly selected: string | undefined
  readonly onSelect: (orderId: string) => void
}

const keyOf = (order: DeskOrder) => {
  const { lat, lng } = placeOf(order)
  return `${lat.toFixed(3)},${lng.toFixed(3)}`
}
const placeOf = ({ state, pickupAt, dropAt }: DeskOrder): At =>
  UNDER_WAY.includes(state) ? dropAt : pickupAt

/** Food that is on its way is drawn where it goes, else where it is cooked. */
const UNDER_WAY = ['picked_up', 'in_transit']

const SPREAD_DEGREES = 0.0011

/** Orders of one kitchen lie around it, so that none hides another. */
function spread(at: At, place: number, count: number): At {
  if (count < 2) return at
  const angle = (place / count) * 2 * Math.PI
  return {
    lat: at.lat + Math.sin(angle) * SPREAD_DEGREES * 0.75,
    lng: at.lng + Math.cos(angle) * SPREAD_DEGREES,
  }
}

/** Orders as pills with their age, drivers with their faces. */
export function markersOf(
  map: OutputOf<typeof readAdminMap> | undefined,
  { t, without, selected, onSelect }: Look,
): MapMarker[] {
  if (!map) return []
  const together = Map.groupBy(map.orders, keyOf)
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
          const beside = together.get(keyOf(order)) ?? []
          return {
            id: order.id,
            at: spread(placeOf(order), beside.indexOf(order), beside.length),
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
