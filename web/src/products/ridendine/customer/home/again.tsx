import { RotateCcw } from 'lucide-react'
import { listOrders } from '#contract/ridendine/orders'
import { useReadPages } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Amount, Button, Card, Section } from '../../../../ui/index.ts'
import { useReorder } from '../order/use-reorder.ts'

const SHOWN = 3

/** What was eaten before, in one tap. */
export function OrderAgain() {
  const { t } = useTranslation('ridendine-customer')
  const past = useReadPages(listOrders, { as: 'customer', group: 'past', limit: 12 })
  const { reorder, busy } = useReorder()
  const kitchens = new Set<string>()
  const lines = past.items.filter((line) => {
    const isNew = line.state === 'delivered' && !kitchens.has(line.chefId)
    if (isNew) kitchens.add(line.chefId)
    return isNew
  })
  if (lines.length === 0) return null
  return (
    <Section title={t('again.title')}>
      <ul className="-mx-5 flex gap-3 overflow-x-auto px-5 pb-1 scrollbar-none lg:mx-0 lg:px-0">
        {lines.slice(0, SHOWN).map((line) => (
          <li key={line.id} className="w-72 shrink-0">
            <Card className="flex h-full flex-col gap-3">
              <div className="min-w-0">
                <p className="truncate font-semibold">{line.businessName}</p>
                <p className="line-clamp-2 text-small text-muted">{line.summary}</p>
              </div>
              <div className="mt-auto flex items-center justify-between gap-3">
                <Amount money={line.total} className="text-small text-muted" />
                <Button
                  tone="soft"
                  icon={RotateCcw}
                  busy={busy === line.id}
                  onClick={() => reorder(line.id)}
                >
                  {t('again.act')}
                </Button>
              </div>
            </Card>
          </li>
        ))}
      </ul>
    </Section>
  )
}
