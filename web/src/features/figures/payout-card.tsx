import type { OutputOf } from '#contract'
import type { readPayoutHealth } from '#contract/insights'
import type { readPayoutHealth as readPayoutMoney } from '#contract/payments'
import { useFormat } from '../../lib/format/index.ts'
import { useTranslation } from '../../lib/i18n/index.ts'
import { buttonLook, Card, cx, KeyValues, Section, Skeleton } from '../../ui/index.ts'
import { HealthBadge } from '../console/health.tsx'
import { Go } from '../console/place.tsx'

interface PayoutCardProps {
  readonly payouts: OutputOf<typeof readPayoutHealth> | undefined
  readonly money: OutputOf<typeof readPayoutMoney> | undefined
}

/** Whether technicians get their money. */
export function PayoutCard({ payouts, money }: PayoutCardProps) {
  const { t } = useTranslation('console')
  const format = useFormat()
  if (!payouts) return <Skeleton className="h-64 rounded-xl" />
  return (
    <Card>
      <Section
        title={t('figures.payouts')}
        hint={payouts.says}
        end={<HealthBadge health={payouts.health} />}
      >
        <ol className="grid grid-cols-2 gap-2 sm:grid-cols-4">
          {payouts.stages.map((stage) => (
            <li
              key={stage.key}
              className={cx(
                'rounded-lg px-3 py-2.5',
                stage.isTrouble && stage.count > 0 ? 'bg-bad-soft text-bad-text' : 'bg-sunken',
              )}
            >
              <p className="text-title tabular">{format.number(stage.count)}</p>
              <p className="text-small">{stage.label}</p>
            </li>
          ))}
        </ol>
        {money && (
          <KeyValues
            rows={[
              [
                t('figures.paid-share'),
                money.paidShare === null ? '–' : format.percent(money.paidShare),
              ],
              ...money.states.map(
                (state) =>
                  [
                    t(`payments.payout-states.${state.state}`),
                    `${format.money(state.amount)} · ${t('figures.oldest', { span: format.span(state.oldestMs) })}`,
                  ] as const,
              ),
              ...payouts.figures.map((figure) => [figure.label, figure.value] as const),
            ]}
          />
        )}
        <Go to="/payments" search={{ tab: 'payouts' }} className={buttonLook({ size: 'sm' })}>
          {t('figures.see-payouts')}
        </Go>
      </Section>
    </Card>
  )
}
