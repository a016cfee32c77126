import { CalendarClock, Zap } from 'lucide-react'
import { readChef } from '#contract/ridendine/browse'
import type { Quote } from '#contract/ridendine/orders'
import { useZone } from '../../../../features/organisations/city-zone.tsx'
import { useLikelyPlace } from '../../../../features/places/last-place.ts'
import { useRead } from '../../../../lib/api/index.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { dayOf, instantOf } from '../../../../lib/zoned.ts'
import { Chips, RadioCards, Section } from '../../../../ui/index.ts'
import type { Cart } from '../cart/cart.ts'
import { canBeHad, slotsOf } from '../chef/moments.ts'

const NOON = 720

interface TimePickerProps {
  readonly cart: Cart
  readonly quote: Quote | undefined
  readonly onTime: (at: string | null) => void
}

/** As soon as possible, or a time on one of the kitchen's days. */
export function TimePicker({ cart, quote, onTime }: TimePickerProps) {
  const { t } = useTranslation('ridendine-customer')
  const format = useFormat()
  const zone = useZone()
  const place = useLikelyPlace()
  const chef = useRead(readChef, { chefId: cart.chefId, ...place?.point })
  const away = chef.data?.distanceKm ?? 0
  const days = chef.data?.days.filter((day) => canBeHad(day, away)) ?? []
  const chosen = cart.at ? days.find(({ on }) => on === dayOf(cart.at ?? 0, zone)) : undefined
  const isOpen = chef.data?.opening.state === 'open'
  const window = quote && t('checkout.window', { time: format.range(quote.etaFrom, quote.etaTo) })
  const pickDay = (on: string) => {
    const day = days.find((each) => each.on === on)
    onTime((day && slotsOf(day, away)[0]) ?? null)
  }
  return (
    <Section title={t('checkout.when')}>
      <RadioCards
        label={t('checkout.when')}
        value={cart.at ? 'later' : 'now'}
        onChange={(how) => (how === 'now' ? onTime(null) : pickDay(days[0]?.on ?? ''))}
        columns={2}
        choices={[
          {
            value: 'now',
            label: t('checkout.asap'),
            hint: cart.at ? undefined : window,
            icon: Zap,
            disabled: chef.isSuccess && !isOpen,
          },
          {
            value: 'later',
            label: t('checkout.later'),
            hint: cart.at ? format.moment(cart.at) : t('checkout.later-hint'),
            icon: CalendarClock,
            disabled: days.length === 0,
          },
        ]}
      />
      {cart.at && (
        <>
          <Chips
            label={t('checkout.day')}
            value={chosen?.on ?? null}
            onChange={pickDay}
            choices={days.map(({ on }) => ({
              value: on,
              label: format.day(instantOf(on, NOON, zone)),
            }))}
          />
          {chosen && (
            <Chips
              label={t('checkout.time')}
              value={cart.at}
              onChange={onTime}
              choices={slotsOf(chosen, away).map((at) => ({ value: at, label: format.time(at) }))}
            />
          )}
        </>
      )}
    </Section>
  )
}
