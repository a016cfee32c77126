import type { TFunction } from 'i18next'
import type { OutputOf } from '#contract'
import type { DeskOrder, readAdminMap } from '#contract/ridendine'
import type { At, MapMarker } from '../../../../ui/map/city-map.tsx'
import { AGE_TONES, ageOf, minutesOf } from './age.tsx'

interface Look {
  readonly t: TFunction<'ridendine-admin'>
  readonly without: readonly string[]
  readonly selected: string | undefined
  /** A small map: what is nearer than about a kilometre is one pill. */
  readonly isSmall: boolean
  readonly onSelect: (orderId: string) => void
}

type Snapshot = OutputOf<typeof readAdminMap>

/** Food that is on its way is drawn where it goes, else where it is cooked. */
const UNDER_WAY = ['picked_up', 'in_transit']
const placeOf = ({ state, pickupAt, dropAt }: DeskOrder): At =>
  UNDER_WAY.includes(state) ? dropAt : pickupAt
/** Degrees within which orders are one pill: a street's length, or on a small map a kilometre. */
const NEAR_DEGREES = { large: 0.002, small: 0.014 }

/** Orders that lie together, each group by its oldest. */
function groupsOf(orders: readonly DeskOrder[], isSmall: boolean): DeskOrder[][] {
  const near = isSmall ? NEAR_DEGREES.small : NEAR_DEGREES.large
  const groups: DeskOrder[][] = []
  for (const order of orders) {
    const at = placeOf(order)
    const group = groups.find(([first]) => {
      const there = first && placeOf(first)
      return there && Math.hypot(there.lat - at.lat, there.lng - at.lng) < near
    })
    if (group) group.push(order)
    else groups.push([order])
  }
  return groups
}

/** Orders as pills with their age, those of one place as one; drivers with their faces. */
export function markersOf(map: Snapshot | undefined, look: Look): MapMarker[] {
  if (!map) return []
  const drivers = look.without.includes('drivers') ? [] : driversOf(map, look)
  const orders = map.orders.filter(({ state }) => state !== 'disputed')
  const places = look.without.includes('orders') ? [] : groupsOf(orders, look.isSmall)
  return [...drivers, ...places.flatMap((together) => pillOf(together, look))]
}

function driversOf({ drivers }: Snapshot, { t }: Look): MapMarker[] {
  return drivers.flatMap((driver): MapMarker[] =>
    driver.at
      ? [
          {
            id: driver.id,
            at: driver.at,
            kind: 'person',
            name: t('overview.driver', { name: driver.name, count: driver.load }),
            photoUrl: driver.photoUrl,
          },
        ]
      : [],
  )
}

/** The age of the oldest; with it how many there are. A tap goes through them, oldest first. */
function pillOf(together: readonly DeskOrder[], { t, selected, onSelect }: Look): MapMarker[] {
  const [oldest] = together
  if (!oldest) return []
  const minutes = minutesOf(oldest.ageSeconds)
  const count = together.length
  const here = together.findIndex(({ id }) => id === selected)
  const next = together[(here + 1) % count] ?? oldest
  return [
    {
      id: oldest.id,
      at: placeOf(oldest),
      kind: 'dot',
      name: together
        .map(({ number, ageSeconds, businessName }) =>
          t('overview.order', {
            number,
            minutes: minutesOf(ageSeconds),
            kitchen: businessName,
          }),
        )
        .join('; '),
      tone: AGE_TONES[ageOf(oldest.ageSeconds)],
      tag: count === 1 ? String(minutes) : t('overview.pill', { minutes, count }),
      selected: here >= 0,
      onSelect: () => onSelect(next.id),
    },
  ]
}
