import { CircleDot, Scale } from 'lucide-react'
import { type Order, OrderState, ProblemKind } from '#contract/ridendine'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Amount, Card, Stepper, Timeline } from '../../../../ui/index.ts'
import { useOrderSteps } from '../../shared/order-steps.ts'

/** The course of an order: six steps, every move with who made it, and what was reported. */
export function OrderLife({ order }: { order: Order }) {
  const { t } = useTranslation('ridendine-admin')
  const words = useTranslation('ridendine')
  const steps = useOrderSteps(order)
  return (
    <div className="grid gap-5 lg:grid-cols-[20rem_minmax(0,1fr)]">
      <div className="flex flex-col gap-5">
        <Card>
          <Stepper steps={steps} label={t('order.tab.life')} />
        </Card>
        {order.problem && <Problem problem={order.problem} />}
      </div>
      <Card>
        <Timeline
          label={t('order.tab.life')}
          exact
          moments={order.history.map((each, place) => {
            const state = OrderState.safeParse(each.state)
            return {
              id: String(place),
              at: each.at,
              icon: CircleDot,
              title: state.success ? words.t(`state.${state.data}`) : each.state,
              hint: [each.move.replaceAll('_', ' '), each.by, each.reason]
                .filter(Boolean)
                .join(' · '),
            }
          })}
        />
      </Card>
    </div>
  )
}

function Problem({ problem }: { problem: NonNullable<Order['problem']> }) {
  const { t } = useTranslation('ridendine-admin')
  const kind = ProblemKind.safeParse(problem.kind)
  return (
    <Card look="flat">
      <h2 className="flex items-center gap-2 text-heading">
        <Scale size={17} aria-hidden />
        {kind.success ? t(`disputes.kind.${kind.data}`) : problem.kind}
      </h2>
      {problem.text && <p className="pt-2 text-body">{problem.text}</p>}
      <p className="flex justify-between pt-3 text-small text-muted">
        {t('disputes.asked')} <Amount money={problem.asked} />
      </p>
      {problem.outcome && <p className="pt-2 text-small">{problem.outcome}</p>}
    </Card>
  )
}
