import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import type { Order } from '#contract/ridendine/order'
import { readOrder } from '#contract/ridendine/orders'
import { ArrivalMap } from '../../../../features/tracking/arrival-map.tsx'
import { useArrival } from '../../../../features/tracking/use-arrival.ts'
import { useRead } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import {
  ErrorState,
  LiveSign,
  Screen,
  Section,
  Skeleton,
  StepBar,
  Stepper,
  useIsDesk,
} from '../../../../ui/index.ts'
import { OrderPill } from '../../shared/order-pill.tsx'
import { useOrderSteps } from '../../shared/order-steps.ts'
import { Ended } from './ended.tsx'
import { OrderFacts } from './facts.tsx'
import { Finished } from './finished.tsx'
import { PaymentTrouble, useReturnFromBank } from './payment.tsx'
import { OrderSheets } from './sheets.tsx'
import { UnderWay } from './under-way.tsx'
import { DriverCard, Lateness } from './waiting.tsx'

const route = getRouteApi('/ridendine/app/orders/$orderId')
const WHILE_UNPAID_MS = 5_000

/** One order, from the till to the table: when it comes, how far it is, what happens, and where. */
export function OrderScreen() {
  const { t } = useTranslation('ridendine-customer')
  const { orderId } = route.useParams()
  const [unpaid, setUnpaid] = useState<string | null>(null)
  const order = useRead(
    readOrder,
    { orderId },
    {
      topics: [
        `ridendine.order:${orderId}`,
        // What a card or a bank answers is no move of the order, and told in the payment's own room.
        ...(unpaid ? [`payments.payment:${unpaid}`] : []),
      ],
      every: unpaid ? WHILE_UNPAID_MS : undefined,
    },
  )
  const paying = order.data?.state === 'pending' ? order.data.payment.paymentId : null
  if (paying !== unpaid) setUnpaid(paying)
  const back = { to: '/ridendine/app/orders' } as const
  if (order.isPending)
    return (
      <Screen title={t('order.title')} back={back} focus>
        <Skeleton className="h-44 rounded-xl" />
        <Skeleton className="h-28 rounded-xl" />
        <Skeleton className="h-52 rounded-xl" />
      </Screen>
    )
  if (order.error && !order.data)
    return (
      <Screen title={t('order.title')} back={back}>
        <ErrorState failure={order.error} onAgain={() => void order.refetch()} />
      </Screen>
    )
  return <OrderStory order={order.data} />
}

/** The card said no, or the bank asks: nothing else matters then. */
const isUnpaid = ({ state, payment }: Order) =>
  state === 'pending' && (payment.state === 'failed' || payment.state === 'needs_action')

const OVER = ['delivered', 'disputed', 'cancelled', 'refunded']

function OrderStory({ order }: { order: Order }) {
  const { t } = useTranslation('ridendine-customer')
  const isDesk = useIsDesk()
  const arrival = useArrival(order.sharing, order.deliverTo.at)
  const steps = useOrderSteps(order)
  useReturnFromBank(order)
  const isOver = OVER.includes(order.state)
  const map = !isOver && order.driver && order.sharing && (
    <ArrivalMap
      label={t('track.map')}
      arrival={arrival}
      who={{ name: order.driver.name, photoUrl: order.driver.photoUrl }}
      isMoving={order.state === 'in_transit'}
      markers={[
        { id: 'kitchen', at: order.chef.at, kind: 'dot', name: order.chef.businessName },
        { id: 'door', at: order.deliverTo.at, kind: 'pin', name: order.deliverTo.label },
      ]}
    />
  )
  return (
    <Screen
      title={order.chef.businessName}
      hint={<bdi className="tabular">{order.number}</bdi>}
      back={{ to: '/ridendine/app/orders' }}
      focus
      tools={<LiveSign />}
      aside={isDesk && map ? map : undefined}
      asideOnPhone="none"
    >
      {isUnpaid(order) ? (
        <PaymentTrouble order={order} />
      ) : isOver ? (
        order.state === 'cancelled' || (order.state === 'refunded' && !order.times.deliveredAt) ? (
          <Ended order={order} />
        ) : (
          <Finished order={order} />
        )
      ) : (
        <>
          <UnderWay
            order={order}
            arrival={arrival}
            steps={<StepBar label={t('order.story')} steps={steps} />}
          />
          <Lateness order={order} />
          {map && !isDesk && (
            <div className="-mx-5 h-72 overflow-hidden border-y sm:mx-0 sm:rounded-xl sm:border">
              {map}
            </div>
          )}
          <DriverCard order={order} />
        </>
      )}
      <OrderFacts order={order} />
      <Section title={t('order.story')} end={<OrderPill state={order.state} />}>
        <Stepper label={t('order.story')} steps={steps} />
      </Section>
      <OrderSheets order={order} />
    </Screen>
  )
}
