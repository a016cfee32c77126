import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Amount } from '../../../../ui/index.ts'
import { Quantity } from '../../../../ui/quantity.tsx'
import { Picture } from '../../shared/picture.tsx'
import { type CartLine, setQuantity } from './cart.ts'

/** The dishes of the cart, each with how many. */
export function CartLines({ lines }: { lines: readonly CartLine[] }) {
  return (
    <ul className="divide-y">
      {lines.map((line) => (
        <li key={line.menuItemId + line.instructions}>
          <Line line={line} />
        </li>
      ))}
    </ul>
  )
}

function Line({ line }: { line: CartLine }) {
  const { t } = useTranslation('ridendine-customer')
  return (
    <div className="flex items-center gap-3.5 py-3">
      <Picture src={line.thumbUrl} name={line.name} className="size-14 shrink-0 rounded-md" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{line.name}</p>
        {line.instructions && <p className="text-small text-muted">{line.instructions}</p>}
        <Amount
          money={{ ...line.unit, amount: line.unit.amount * line.quantity }}
          className="text-small text-muted"
        />
      </div>
      <Quantity
        value={line.quantity}
        onChange={(quantity) => setQuantity(line, quantity)}
        label={t('cart.how-many', { name: line.name })}
        less={line.quantity > 1 ? t('cart.less') : t('cart.remove')}
        more={t('cart.more')}
        most={50}
        removes
      />
    </div>
  )
}
