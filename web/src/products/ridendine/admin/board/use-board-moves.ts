import type { OutputOf } from '#contract'
import type { BoardCourier, BoardTask } from '#contract/dispatch'
import { readDispatchBoard } from '#contract/dispatch'
import { assignOrder, unassignOrder } from '#contract/ridendine'
import { useAct, writeAnswer } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'

type Board = OutputOf<typeof readDispatchBoard>

/** What can be done with a card, by dragging and by its menu alike. */
export interface BoardMoves {
  /** Give the order to a driver, or with null take it from whoever has it. */
  readonly give: (task: BoardTask, courier: BoardCourier | null) => void
  readonly canMove: (task: BoardTask) => boolean
  readonly taskOf: (taskId: string) => BoardTask | undefined
}

const PREFIX = 'ridendine.order:'

/** The order that a task of the board carries. */
export function orderIdOf(task: Pick<BoardTask, 'about'>): string {
  return task.about.slice(PREFIX.length)
}

/** Moves of the board: seen at once, taken back when the server says no. */
export function useBoardMoves(board: Board | undefined): BoardMoves {
  const { t } = useTranslation('ridendine-admin')
  const show = (orderId: string, courierId: string | null) =>
    writeAnswer('ridendine', readDispatchBoard, {}, (now) => ({
      ...now,
      tasks: now.tasks.map((task) =>
        orderIdOf(task) === orderId ? { ...task, courierId, offer: null } : task,
      ),
    }))
  const nameOf = (id: string) => board?.couriers.find((each) => each.id === id)?.name ?? ''
  const assign = useAct(assignOrder, {
    optimistic: ({ orderId, driverId }) => show(orderId, driverId),
    says: (order) => t('board.dropped', { order: order.number, name: order.driver?.name ?? '' }),
    refresh: [readDispatchBoard],
  })
  const unassign = useAct(unassignOrder, {
    optimistic: ({ orderId }) => show(orderId, null),
    says: t('act.unassign.done'),
    refresh: [readDispatchBoard],
  })
  return {
    taskOf: (taskId) => board?.tasks.find((task) => task.id === taskId),
    canMove: (task) => task.state === 'open' || task.state === 'held',
    give: (task, courier) => {
      const orderId = orderIdOf(task)
      if ((courier?.id ?? null) === task.courierId) return
      if (courier)
        assign.mutate({
          orderId,
          driverId: courier.id,
          reason: t('board.dropped', { order: task.label, name: nameOf(courier.id) }),
        })
      else unassign.mutate({ orderId, reason: t('board.unassign') })
    },
  }
}
