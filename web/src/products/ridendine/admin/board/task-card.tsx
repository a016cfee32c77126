import { Bike, CircleHelp, CircleSlash, Ellipsis, GripVertical } from 'lucide-react'
import type { BoardCourier, BoardTask } from '#contract/dispatch'
import { Go } from '../../../../features/console/place.tsx'
import { useNow } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { TONES } from '../../../../ui/badge.tsx'
import { Badge, cx, IconButton, Menu, TimeAt } from '../../../../ui/index.ts'
import { AGE_TONES, ageOf, minutesOf } from '../overview/age.tsx'
import { type BoardMoves, orderIdOf } from './use-board-moves.ts'
import { useCardDrag } from './use-drag.ts'

interface TaskCardProps {
  readonly task: BoardTask
  readonly couriers: readonly BoardCourier[]
  readonly moves: BoardMoves
  readonly onWhy: (about: string) => void
}

const MOST_IN_MENU = 12
const AGES_S = 30

/** One order on the board. What dragging does, its menu does too. */
export function TaskCard({ task, couriers, moves, onWhy }: TaskCardProps) {
  const { t } = useTranslation('ridendine-admin')
  const canMove = moves.canMove(task)
  const [ref, isDragged] = useCardDrag(task.id, canMove)
  const now = useNow(AGES_S)
  const seconds = (now - new Date(task.placedAt).getTime()) / 1000
  return (
    <li
      ref={ref}
      className={cx(
        'group/card flex flex-col gap-1.5 rounded-md border bg-surface p-2.5 shadow-1',
        canMove && 'cursor-grab active:cursor-grabbing',
        isDragged && 'opacity-40',
      )}
    >
      <div className="flex items-center gap-1.5">
        {canMove && <GripVertical size={14} aria-hidden className="-ms-1 text-faint" />}
        <Go
          to={`/orders/${orderIdOf(task)}`}
          draggable={false}
          className="min-w-0 flex-1 truncate text-small font-semibold tabular hover:underline"
        >
          {task.label}
        </Go>
        <span
          className={cx(
            'rounded-xs px-1.5 py-0.5 text-micro font-medium tabular',
            TONES[AGE_TONES[ageOf(seconds)]],
          )}
        >
          {t('board.minutes-left', { minutes: minutesOf(seconds) })}
        </span>
        <CardMenu task={task} couriers={couriers} moves={moves} onWhy={onWhy} />
      </div>
      <p className="truncate text-small">
        {task.pickup.label} <span className="text-muted">→ {task.dropoff.label}</span>
      </p>
      <div className="flex flex-wrap items-center gap-1.5 text-micro text-muted">
        {task.isReady ? (
          <Badge tone="good">{t('board.ready')}</Badge>
        ) : (
          <span className="tabular">
            {t('order.ready')} <TimeAt at={task.readyAt} />
          </span>
        )}
        {task.offer && (
          <Badge tone="note" icon={Bike}>
            {t('board.asked', { name: task.offer.courierName })}
          </Badge>
        )}
      </div>
      {task.state === 'open' && (
        <button
          type="button"
          onClick={() => onWhy(task.about)}
          className="flex items-start gap-1.5 rounded-xs text-start text-micro text-muted hover:text-ink"
        >
          <CircleHelp size={13} aria-hidden className="mt-px shrink-0" />
          {task.why ? t(`board.reason.${task.why.reason}`) : t('board.why')}
        </button>
      )}
    </li>
  )
}

function CardMenu({ task, couriers, moves, onWhy }: TaskCardProps) {
  const { t } = useTranslation('ridendine-admin')
  const others = couriers.filter(({ id }) => id !== task.courierId)
  const sorted = [...others].sort((a, b) => a.taskIds.length - b.taskIds.length)
  return (
    <Menu
      trigger={
        <IconButton
          size="sm"
          icon={Ellipsis}
          label={t('board.move', { order: task.label })}
          className="-me-1"
        />
      }
      rows={[
        { label: t('board.why-title'), icon: CircleHelp, onSelect: () => onWhy(task.about) },
        ...(moves.canMove(task)
          ? [
              'line' as const,
              ...(task.courierId
                ? [
                    {
                      label: t('board.unassign'),
                      icon: CircleSlash,
                      onSelect: () => moves.give(task, null),
                    },
                  ]
                : []),
              ...sorted.slice(0, MOST_IN_MENU).map((courier) => ({
                label: courier.name,
                icon: Bike,
                onSelect: () => moves.give(task, courier),
              })),
            ]
          : []),
      ]}
    />
  )
}
