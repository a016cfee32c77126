import { Link } from '@tanstack/react-router'
import { CircleAlert } from 'lucide-react'
import { z } from 'zod'
import { ApiFailure } from '#contract'
import { useFormat } from '../../../../lib/format/index.ts'
import { useRefusalWords, useTranslation } from '../../../../lib/i18n/index.ts'
import { Hero } from '../../../../ui/hero.tsx'
import { Button, buttonLook, TraceId } from '../../../../ui/index.ts'
import { type Cart, setQuantity } from '../cart/cart.ts'

const Details = z.object({
  itemId: z.string().optional().catch(undefined),
  menuItemId: z.string().optional().catch(undefined),
  left: z.number().optional().catch(undefined),
  opensAt: z.string().nullish().catch(undefined),
})

interface ObjectionProps {
  readonly failure: ApiFailure | Error
  readonly cart: Cart
  readonly onAgain: () => void
}

/** The server does not take the cart as it is: why, that nothing was charged, and what mends it. */
export function Objection({ failure, cart, onAgain }: ObjectionProps) {
  const { t } = useTranslation('ridendine-customer')
  const format = useFormat()
  const wordsFor = useRefusalWords()
  if (!(failure instanceof ApiFailure)) return null
  const { reason, details } = failure.error
  const { itemId, menuItemId, left, opensAt } = Details.parse(details ?? {})
  const line = cart.lines.find((each) => each.menuItemId === (itemId ?? menuItemId))
  const isSoldOut = reason === 'ridendine.sold_out' && line
  return (
    <Hero
      tone="warn"
      says={
        isSoldOut
          ? left
            ? t('objection.few-left', { count: left, name: line.name })
            : t('objection.sold-out', { name: line.name })
          : reason === 'ridendine.price_changed'
            ? t('objection.price')
            : wordsFor(failure)
      }
      more={[
        opensAt ? t('objection.opens', { time: format.moment(opensAt) }) : '',
        t('objection.nothing'),
      ]
        .filter(Boolean)
        .join(' ')}
      end={<CircleAlert size={26} aria-hidden className="text-warn-text" />}
    >
      <div className="flex flex-wrap items-center gap-2">
        {line && (
          <Button
            tone="primary"
            size="lg"
            onClick={() => {
              setQuantity(line, left ?? 0)
              onAgain()
            }}
          >
            {left
              ? t('objection.take', { count: left })
              : t('objection.without', { name: line.name })}
          </Button>
        )}
        <Link
          to="/ridendine/app/chefs/$chefId"
          params={{ chefId: cart.chefId }}
          className={buttonLook({ size: 'lg' })}
        >
          {t('objection.menu')}
        </Link>
        <Button tone="quiet" size="lg" onClick={onAgain}>
          {t('objection.again')}
        </Button>
        {failure.traceId && <TraceId id={failure.traceId} />}
      </div>
    </Hero>
  )
}
