import { ApiFailure } from '#contract'
import { readDispatchWhy, type Why } from '#contract/dispatch'
import { useRead } from '../../../../lib/api/index.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Drawer, ErrorState, SkeletonRows, StatusPill, TimeAt } from '../../../../ui/index.ts'

interface WhyDrawerProps {
  readonly about: string
  readonly onClose: () => void
}

/** What the dispatcher thought about one order, look after look. */
export function WhyDrawer({ about, onClose }: WhyDrawerProps) {
  const { t } = useTranslation('ridendine-admin')
  return (
    <Drawer
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      title={t('board.why-title')}
    >
      <WhyLines about={about} />
    </Drawer>
  )
}

const EVERY_MS = 5000

/** The reasons, newest first, and every offer with what became of it. */
export function WhyLines({ about }: { about: string }) {
  const { t } = useTranslation('ridendine-admin')
  const why = useRead(readDispatchWhy, { about }, { every: EVERY_MS, keep: true })
  if (why.error && !why.data) {
    return why.error instanceof ApiFailure && why.error.error.reason === 'dispatch.no_such_task' ? (
      <p className="text-muted">{t('board.why-none')}</p>
    ) : (
      <ErrorState failure={why.error} onAgain={() => void why.refetch()} />
    )
  }
  if (!why.data) return <SkeletonRows rows={5} />
  const { reasons, offers } = why.data
  return (
    <div className="flex flex-col gap-6">
      {reasons.length === 0 && <p className="text-muted">{t('board.why-none')}</p>}
      <ol className="flex flex-col gap-3">
        {[...reasons].reverse().map((reason) => (
          <Reason key={reason.since} reason={reason} />
        ))}
      </ol>
      {offers.length > 0 && (
        <ul className="flex flex-col gap-2 border-t pt-4">
          {offers.map((offer) => (
            <li key={offer.id} className="flex flex-wrap items-center gap-2 text-small">
              <StatusPill shape={SHAPES[offer.state]}>{t(`offer.${offer.state}`)}</StatusPill>
              <span className="flex-1 font-medium">{offer.courierName}</span>
              <span className="text-muted tabular">
                <TimeAt at={offer.offeredAt} exact />
              </span>
              {offer.reason && <span className="w-full text-muted">{offer.reason}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

const SHAPES = {
  offered: 'waiting',
  accepted: 'done',
  declined: 'stopped',
  expired: 'stopped',
  withdrawn: 'back',
} as const

function Reason({ reason }: { reason: Why }) {
  const { t } = useTranslation('ridendine-admin')
  const format = useFormat()
  const cost = (value: number) => format.number(Math.round(value))
  return (
    <li className="rounded-md border bg-surface p-3">
      <p className="flex items-baseline justify-between gap-3">
        <span className="font-medium">
          {t(`board.reason.${reason.reason}`)}
          {reason.courierName ? `: ${reason.courierName}` : ''}
        </span>
        <span className="text-small text-muted tabular">
          <TimeAt at={reason.since} exact />
        </span>
      </p>
      <p className="mt-1 flex flex-wrap gap-x-3 text-small text-muted tabular">
        <span>{t('board.why-at', { ticks: reason.ticks })}</span>
        {reason.cost !== null && <span>{t('board.why-cost', { cost: cost(reason.cost) })}</span>}
        {reason.leaveBy && <TimeAt at={reason.leaveBy} />}
      </p>
      {reason.runnersUp.length > 0 && (
        <ul className="mt-2 flex flex-col gap-0.5 text-small text-muted">
          {reason.runnersUp.map((other) => (
            <li key={other.courierId}>
              {t('board.why-runner-up', { name: other.name, cost: cost(other.extraCost) })}
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}
