import { useMemo } from 'react'
import type { Order } from '#contract/ridendine'
import { Go } from '../../../../features/console/place.tsx'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Amount, Card, KeyValues, TimeAt } from '../../../../ui/index.ts'
import { CityMap, type MapMarker } from '../../../../ui/map/city-map.tsx'

/** Who, what, from where to where and until when. */
export function OrderFacts({ order }: { order: Order }) {
  const { t } = useTranslation('ridendine-admin')
  const { times, chef, customer, driver, deliverTo } = order
  const markers = useMemo(
    (): MapMarker[] => [
      { id: 'from', at: chef.at, kind: 'person', name: chef.businessName, photoUrl: chef.photoUrl },
      { id: 'to', at: deliverTo.at, kind: 'pin', name: deliverTo.label },
    ],
    [chef, deliverTo],
  )
  const person = (id: string, name: string) => (
    <Go to="/people" search={{ row: id }} className="underline decoration-edge underline-offset-3">
      {name}
    </Go>
  )
  return (
    <Card bare className="grid overflow-hidden lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="grid gap-x-8 gap-y-6 p-5 md:grid-cols-2">
        <KeyValues
          rows={[
            [t('order.customer'), person(customer.id, customer.name)],
            [
              t('order.kitchen'),
              <Go
                key="kitchen"
                to="/chefs"
                search={{ row: chef.id }}
                className="underline decoration-edge underline-offset-3"
              >
                {chef.businessName}
              </Go>,
            ],
            [t('order.driver'), driver ? person(driver.id, driver.name) : t('order.no-driver')],
            [t('order.district'), deliverTo.label],
          ]}
        />
        <KeyValues
          rows={[
            [t('order.placed'), <TimeAt key="placed" at={times.placedAt} day />],
            [t('order.ready'), times.readyAt ? <TimeAt key="ready" at={times.readyAt} /> : '–'],
            [
              t('order.promised'),
              times.promisedBy ? <TimeAt key="promised" at={times.promisedBy} /> : '–',
            ],
            [t('order.total'), <Amount key="total" money={order.price.total} />],
          ]}
        />
        <div className="md:col-span-2">
          <h2 className="pb-2 text-small font-medium text-muted">{t('order.items')}</h2>
          <ul className="flex flex-col gap-1 text-body">
            {order.items.map((item) => (
              <li key={item.id} className="flex justify-between gap-4">
                <span>
                  <span className="tabular">{item.quantity} ×</span> {item.name}
                  {item.instructions && (
                    <span className="text-small text-muted"> {item.instructions}</span>
                  )}
                </span>
                <Amount money={item.lineTotal} />
              </li>
            ))}
          </ul>
          {order.note && (
            <p className="pt-3 text-small text-muted">
              {t('order.note')}: {order.note}
            </p>
          )}
        </div>
      </div>
      <CityMap
        label={deliverTo.label}
        markers={markers}
        padding={{ top: 56, bottom: 40, left: 48, right: 72 }}
        className="min-h-56"
      />
    </Card>
  )
}
