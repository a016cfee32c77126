import { listEntriesAbout } from '#contract/ledger'
import type { Order } from '#contract/ridendine'
import { useRead } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Amount, Card, PriceLines, Section, SkeletonRows, TimeAt } from '../../../../ui/index.ts'

/** What the customer paid, who gets what of it, what went back, and the lines of the ledger. */
export function OrderMoney({ order }: { order: Order }) {
  const { t } = useTranslation('ridendine-admin')
  const { price, earnings } = order
  const lines = useRead(listEntriesAbout, { about: `ridendine.order:${order.id}` })
  const shares = [
    { label: t('order.money.chef'), money: earnings?.chef },
    { label: t('order.money.driver'), money: earnings?.driver },
    { label: t('order.money.tip'), money: earnings?.driverTip },
    { label: t('order.money.platform'), money: earnings?.platformFee },
    { label: t('fees.taxes'), money: price.tax },
  ].flatMap(({ label, money }) => (money ? [{ label, money }] : []))
  return (
    <div className="grid gap-5 lg:grid-cols-2">
      <Card>
        <Section title={t('order.money.customer')}>
          <PriceLines
            lines={[
              { label: t('order.money.line.subtotal'), money: price.subtotal },
              { label: t('order.money.line.tax'), money: price.tax },
              { label: t('order.money.line.delivery'), money: price.deliveryFee },
              { label: t('order.money.line.service'), money: price.serviceFee },
              { label: t('order.money.line.tip'), money: price.tip },
            ]}
            total={{ label: t('order.total'), money: price.total }}
          />
        </Section>
      </Card>
      <Card>
        <Section title={t('order.money.shares')}>
          <PriceLines lines={shares} />
        </Section>
        {order.refunds.length > 0 && (
          <Section title={t('order.money.refunds')}>
            <ul className="flex flex-col gap-3">
              {order.refunds.map((refund) => (
                <li key={refund.id} className="flex flex-col gap-1">
                  <span className="flex justify-between gap-4 font-medium">
                    {refund.reason} <Amount money={refund.amount} />
                  </span>
                  <span className="text-small text-muted">
                    <TimeAt at={refund.at} day />
                  </span>
                  {refund.paidBy.map((part) => (
                    <span key={part.payer} className="flex justify-between gap-4 text-small">
                      {part.payer} <Amount money={part.amount} />
                    </span>
                  ))}
                </li>
              ))}
            </ul>
          </Section>
        )}
      </Card>
      <Card className="lg:col-span-2">
        <Section title={t('order.money.ledger')}>
          {lines.isPending && <SkeletonRows rows={5} />}
          <ol className="divide-y">
            {lines.data?.entries.map((entry) => (
              <li
                key={entry.entryNo}
                className="flex flex-wrap items-baseline gap-x-4 py-2 text-small"
              >
                <span className="w-32 text-muted tabular">
                  <TimeAt at={entry.postedAt} exact />
                </span>
                <span className="min-w-0 flex-1">{entry.what || entry.reason}</span>
                <span className="text-muted">
                  {entry.owner.kind} · {entry.purpose}
                </span>
                <Amount money={entry.amount} sign />
              </li>
            ))}
          </ol>
        </Section>
      </Card>
    </div>
  )
}
