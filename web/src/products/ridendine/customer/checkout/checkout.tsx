import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { ShoppingBag } from 'lucide-react'
import { useState } from 'react'
import type { ApiFailure } from '#contract'
import { type GroupOrder, readGroupOrder } from '#contract/ridendine/group-orders'
import { listOrders, placeOrder, type Quote, quoteOrder } from '#contract/ridendine/orders'
import { MethodPicker } from '../../../../features/payments/mine/method-picker.tsx'
import { useLikelyPlace } from '../../../../features/places/last-place.ts'
import { useAct, useRead } from '../../../../lib/api/index.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import {
  Button,
  Card,
  EmptyState,
  ErrorState,
  Field,
  Screen,
  Section,
  Skeleton,
  Textarea,
} from '../../../../ui/index.ts'
import { type Cart, emptyCart, setCartTime, useCart } from '../cart/cart.ts'
import { CheckoutLines, GroupLines } from './lines.tsx'
import { Objection } from './objection.tsx'
import { QuoteLines } from './quote-lines.tsx'
import { TimePicker } from './time-picker.tsx'
import { TipPicker } from './tip-picker.tsx'
import { useWish, WherePart } from './where.tsx'

const route = getRouteApi('/ridendine/app/checkout')

/** What is in the cart, where it goes, what it costs line by line; then it is ordered. */
export function Checkout() {
  const { group } = route.useSearch()
  return group ? <GroupCheckout token={group} /> : <CartCheckout />
}

function CartCheckout() {
  const { t } = useTranslation('ridendine-customer')
  const cart = useCart()
  if (cart) return <Till cart={cart} />
  return (
    <Screen title={t('checkout.title')} back={{ to: '/ridendine/app' }}>
      <EmptyState
        icon={ShoppingBag}
        title={t('cart.empty')}
        action={
          <Button tone="primary" nativeButton={false} render={<Link to="/ridendine/app" />}>
            {t('orders.find')}
          </Button>
        }
      >
        {t('cart.empty-about')}
      </EmptyState>
    </Screen>
  )
}

/** The host pays for what everybody has chosen. */
function GroupCheckout({ token }: { token: string }) {
  const { t } = useTranslation('ridendine-customer')
  const [at, setAt] = useState<string | null>(null)
  const group = useRead(readGroupOrder, { token })
  if (group.data)
    return (
      <Till
        cart={{ chefId: group.data.chefId, businessName: group.data.businessName, at, lines: [] }}
        group={group.data}
        onTime={setAt}
      />
    )
  return (
    <Screen title={t('checkout.title')} back={{ to: '/ridendine/group/$token', params: { token } }}>
      {group.isPending && <Skeleton className="h-48 rounded-xl" />}
      {group.error && <ErrorState failure={group.error} onAgain={() => void group.refetch()} />}
    </Screen>
  )
}

interface TillProps {
  readonly cart: Cart
  /** Set when the dishes are those of a group. */
  readonly group?: GroupOrder
  /** Where a chosen time goes; into the cart unless told. */
  readonly onTime?: (at: string | null) => void
}

function Till({ cart, group, onTime = setCartTime }: TillProps) {
  const { t } = useTranslation('ridendine-customer')
  const format = useFormat()
  const navigate = useNavigate()
  const place = useLikelyPlace()
  const [wish, change] = useWish()
  const [methodId, setMethod] = useState<string | null>(null)
  const [refused, setRefused] = useState<ApiFailure | null>(null)
  const asked = askedOf({ cart, group, place, wish })
  const quote = useRead(quoteOrder, asked, { enabled: place !== null, keep: true })
  const order = useAct(placeOrder, {
    refresh: [listOrders],
    onDone: ({ id }) => {
      if (!group) emptyCart()
      void navigate({
        to: '/ridendine/app/orders/$orderId',
        params: { orderId: id },
        replace: true,
      })
    },
    onRefused: (failure) => {
      setRefused(failure)
      void quote.refetch()
      scrollTo({ top: 0, behavior: 'smooth' })
      return true
    },
  })
  const total = quote.data?.price.total
  const isFresh = Boolean(total) && !quote.isPlaceholderData && !quote.error
  const send = () => {
    if (!total || !methodId) return
    setRefused(null)
    order.mutate({
      ...asked,
      ...(group && { items: [], groupOrderId: group.id }),
      note: wish.note,
      paymentMethodId: methodId,
      expectedTotal: total,
    })
  }
  const objection = refused ?? quote.error
  return (
    <Screen
      title={t('checkout.title')}
      hint={t('checkout.from', { name: cart.businessName })}
      back={{ to: '/ridendine/app/chefs/$chefId', params: { chefId: cart.chefId } }}
      focus
      footer={
        <Button
          tone="primary"
          size="xl"
          busy={order.isPending}
          disabled={!isFresh || !methodId || !place}
          onClick={send}
        >
          {total ? t('checkout.place', { total: format.money(total) }) : t('checkout.place-plain')}
        </Button>
      }
    >
      {objection && (
        <Objection
          failure={objection}
          cart={cart}
          onAgain={() => {
            setRefused(null)
            void quote.refetch()
          }}
        />
      )}
      <WherePart place={place} wish={wish} onChange={change} />
      <TimePicker cart={cart} onTime={onTime} quote={quote.error ? undefined : quote.data} />
      <Section title={t('checkout.dishes')}>
        <Card className="py-1">
          {group ? <GroupLines group={group} /> : <CheckoutLines cart={cart} quote={quote.data} />}
        </Card>
        <Field label={t('checkout.note')} hint={t('checkout.note-hint')}>
          <Textarea
            rows={2}
            maxLength={500}
            value={wish.note}
            onChange={(event) => change({ note: event.currentTarget.value })}
          />
        </Field>
      </Section>
      <TipPicker
        titled
        presets={quote.data?.tipPresets ?? []}
        currency={quote.data?.price.subtotal.currency}
        value={wish.tip}
        onChange={(tip) => change({ tip })}
      />
      <Section title={t('checkout.pay')} hint={t('checkout.pay-hint')}>
        <MethodPicker value={methodId} onChange={setMethod} />
      </Section>
      <PricePart
        quote={quote.data}
        isOld={quote.isPlaceholderData}
        waits={quote.isPending && place !== null}
      />
    </Screen>
  )
}

/** What is asked of the kitchen: the dishes of the cart, or of the group, and where they go. */
function askedOf({ cart, group, place, wish }: AskedOf) {
  const lines = group?.items.map(({ menuItemId, quantity, instructions, forName }) => ({
    menuItemId,
    quantity,
    instructions,
    forName,
  }))
  return {
    chefId: cart.chefId,
    items:
      lines ??
      cart.lines.map(({ menuItemId, quantity, instructions }) => ({
        menuItemId,
        quantity,
        instructions,
      })),
    deliverTo: {
      at: place?.point ?? { lat: 0, lng: 0 },
      label: place?.label ?? '',
      note: wish.doorNote,
    },
    dropOff: wish.dropOff,
    scheduledFor: cart.at,
    tip: wish.tip,
  }
}

interface AskedOf {
  readonly cart: Cart
  readonly group: GroupOrder | undefined
  readonly place: ReturnType<typeof useLikelyPlace>
  readonly wish: ReturnType<typeof useWish>[0]
}

interface PricePartProps {
  readonly quote: Quote | undefined
  /** Of the cart as it was a moment ago. */
  readonly isOld: boolean
  readonly waits: boolean
}

function PricePart({ quote, isOld, waits }: PricePartProps) {
  const { t } = useTranslation('ridendine-customer')
  return (
    <Section title={t('checkout.price')}>
      {quote ? (
        <Card className={isOld ? 'opacity-60' : undefined}>
          <QuoteLines quote={quote} />
        </Card>
      ) : (
        waits && <Skeleton className="h-48 rounded-xl" />
      )}
    </Section>
  )
}
