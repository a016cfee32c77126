import { Bike, CookingPot } from 'lucide-react'
import { useState } from 'react'
import type { Order } from '#contract/ridendine/order'
import { rateDelivery, rateFood } from '#contract/ridendine/order-moves'
import { useAct } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Button, Card, Field, RatingInput, Textarea } from '../../../../ui/index.ts'
import { Toggles } from '../../../../ui/toggles.tsx'

const FOOD = ['taste', 'portion', 'as_described'] as const
const DELIVERY = ['on_time', 'careful', 'friendly'] as const
/** What was praised, on the scale of an aspect. */
const BEST = 5

/** How the kitchen did. */
export function RateFood({ order }: { order: Order }) {
  const { t } = useTranslation('ridendine-customer')
  const rate = useAct(rateFood, { says: t('rate.thanks') })
  return (
    <RateCard
      icon={<CookingPot size={22} aria-hidden className="text-accent-text" />}
      title={t('rate.food', { name: order.chef.businessName })}
      aspects={FOOD.map((value) => ({ value, label: t(`rate.${value}`) }))}
      busy={rate.isPending}
      onSend={(rating, text, praised) =>
        rate.mutate({ orderId: order.id, rating, text, aspects: asAspects(praised) })
      }
    />
  )
}

/** How it was brought: apart, so that a cold ride does not cost the chef a star. */
export function RateDelivery({ order }: { order: Order }) {
  const { t } = useTranslation('ridendine-customer')
  const rate = useAct(rateDelivery, { says: t('rate.thanks') })
  return (
    <RateCard
      icon={<Bike size={22} aria-hidden className="text-accent-text" />}
      title={t('rate.delivery', { name: order.driver?.name.split(' ')[0] ?? t('track.driver') })}
      aspects={DELIVERY.map((value) => ({ value, label: t(`rate.${value}`) }))}
      busy={rate.isPending}
      onSend={(rating, text, praised) =>
        rate.mutate({ orderId: order.id, rating, text, aspects: asAspects(praised) })
      }
    />
  )
}

const asAspects = <Key extends string>(praised: readonly Key[]): Partial<Record<Key, number>> => {
  const aspects: Partial<Record<Key, number>> = {}
  for (const key of praised) aspects[key] = BEST
  return aspects
}

interface RateCardProps<Key extends string> {
  readonly icon: React.ReactNode
  readonly title: string
  readonly aspects: readonly { value: Key; label: string }[]
  readonly busy: boolean
  readonly onSend: (rating: number, text: string, praised: readonly Key[]) => void
}

/** Stars first; what was good and a few words only once there are stars. */
function RateCard<Key extends string>({ icon, title, aspects, busy, onSend }: RateCardProps<Key>) {
  const { t } = useTranslation('ridendine-customer')
  const [rating, setRating] = useState(0)
  const [text, setText] = useState('')
  const [praised, setPraised] = useState<Key[]>([])
  return (
    <Card className="flex flex-col gap-3">
      <h2 className="flex items-center gap-2.5 text-heading">
        {icon}
        {title}
      </h2>
      <RatingInput value={rating} onChange={setRating} label={title} />
      {rating > 0 && (
        <>
          <Toggles label={t('rate.good')} value={praised} onChange={setPraised} choices={aspects} />
          <Field label={t('rate.words')}>
            <Textarea
              rows={2}
              maxLength={2000}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          </Field>
          <Button
            tone="primary"
            size="lg"
            busy={busy}
            onClick={() => onSend(rating, text.trim(), praised)}
          >
            {t('rate.send')}
          </Button>
        </>
      )}
    </Card>
  )
}
