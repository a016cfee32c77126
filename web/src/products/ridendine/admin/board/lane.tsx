import { Inbox, PowerOff } from 'lucide-react'
import { useState } from 'react'
import type { BoardCourier, BoardTask } from '#contract/dispatch'
import { takeDriverOffline } from '#contract/ridendine'
import { ReasonDialog } from '../../../../features/console/reason-dialog.tsx'
import { useAct } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Avatar, cx, IconButton, LiveDot, Rating } from '../../../../ui/index.ts'
import { TaskCard } from './task-card.tsx'
import type { BoardMoves } from './use-board-moves.ts'
import { useLaneDrop } from './use-drag.ts'

interface LaneProps {
  /** Null: the lane of what nobody has. */
  readonly courier: BoardCourier | null
  readonly tasks: readonly BoardTask[]
  readonly couriers: readonly BoardCourier[]
  readonly moves: BoardMoves
  readonly onWhy: (about: string) => void
}

/** A driver with what they have in hand; a card that is dropped here is theirs. */
export function Lane({ courier, tasks, couriers, moves, onWhy }: LaneProps) {
  const { t } = useTranslation('ridendine-admin')
  const [ref, isOver] = useLaneDrop((taskId) => {
    const task = moves.taskOf(taskId)
    if (task && moves.canMove(task)) moves.give(task, courier)
  })
  const name = courier?.name ?? t('board.unassigned')
  return (
    <section
      ref={ref}
      aria-label={name}
      className={cx(
        'flex w-full shrink-0 flex-col gap-2 rounded-xl border bg-sunken/60 p-2 lg:w-72',
        !courier && 'border-dashed',
        isOver && 'border-accent bg-accent-soft',
      )}
    >
      {courier ? (
        <DriverHead courier={courier} count={tasks.length} />
      ) : (
        <h2 className="flex h-11 items-center gap-2 px-1 text-body font-semibold">
          <Inbox size={17} aria-hidden className="text-muted" />
          {name}
          <span className="text-muted tabular">{tasks.length}</span>
        </h2>
      )}
      <ul className="flex min-h-16 flex-1 flex-col gap-2 overflow-y-auto scrollbar-thin">
        {tasks.map((task) => (
          <TaskCard key={task.id} task={task} couriers={couriers} moves={moves} onWhy={onWhy} />
        ))}
        {isOver && (
          <li className="rounded-md border border-accent border-dashed px-3 py-4 text-center text-small text-accent-text">
            {courier ? t('board.drop-here', { name }) : t('board.drop-none')}
          </li>
        )}
        {tasks.length === 0 && !isOver && (
          <li className="px-3 py-4 text-center text-small text-faint">
            {courier ? t('board.empty-lane') : t('board.nothing')}
          </li>
        )}
      </ul>
    </section>
  )
}

function DriverHead({ courier, count }: { courier: BoardCourier; count: number }) {
  const { t } = useTranslation('ridendine-admin')
  const [asks, setAsks] = useState(false)
  const offline = useAct(takeDriverOffline, {
    says: t('chefs.done.take_offline'),
    onDone: () => setAsks(false),
  })
  return (
    <header className="flex h-11 items-center gap-2 px-1">
      <Avatar name={courier.name} size={32} />
      <div className="min-w-0 flex-1">
        <h2 className="truncate text-body font-semibold">{courier.name}</h2>
        <p className="flex items-center gap-1.5 text-micro text-muted">
          <LiveDot />
          {count > 0 ? t('board.on-hand', { count }) : t(`board.state.${courier.state}`)}
          {courier.rating !== null && <Rating value={courier.rating} />}
        </p>
      </div>
      <IconButton
        size="sm"
        icon={PowerOff}
        label={t('board.take-offline')}
        onClick={() => setAsks(true)}
      />
      {asks && (
        <ReasonDialog
          open
          onOpenChange={setAsks}
          title={t('chefs.take_offline-title', { name: courier.name })}
          description={t('chefs.take_offline-about')}
          act={t('chefs.take_offline')}
          busy={offline.isPending}
          onSend={(reason) => offline.mutate({ driverId: courier.id, reason })}
        />
      )}
    </header>
  )
}
