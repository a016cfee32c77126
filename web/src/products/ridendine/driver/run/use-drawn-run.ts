import type { Run, RunOrder, RunStep } from '#contract/ridendine'
import { useQueue } from '../../../../lib/offline/index.ts'

/** What a tap will most likely lead to, by the door it goes through; the server has the last word. */
const FORESEEN: Readonly<Record<string, { step: RunStep; can: readonly string[] }>> = {
  'arrive-kitchen': { step: 'at_kitchen', can: ['pick_up', 'drop_out'] },
  'pick-up': { step: 'picked_up', can: ['depart'] },
  depart: { step: 'to_door', can: ['arrive_door'] },
  'arrive-door': { step: 'at_door', can: ['deliver', 'unreachable'] },
}
const ROAD: readonly RunStep[] = ['to_kitchen', 'at_kitchen', 'picked_up', 'to_door', 'at_door']

/** Name of the queue's subject for all acts on one order: they keep their order. */
export const subjectOf = (orderId: string) => `run:${orderId}`

export type DrawnOrder = RunOrder & { readonly isWaiting: boolean }

/** The run as it will be once the waiting taps have been sent: a tunnel stops nobody. */
export function useDrawnRun(run: Run | undefined): readonly DrawnOrder[] {
  const acts = useQueue()
  return (run?.orders ?? []).flatMap((order): DrawnOrder[] => {
    const waiting = acts.filter(
      (act) => act.subject === subjectOf(order.orderId) && act.state !== 'refused',
    )
    const doors = waiting.map((act) => act.path.split('/').at(-1) ?? '')
    if (doors.includes('deliver') || doors.includes('drop-out')) return []
    const foreseen = doors.flatMap((door) => FORESEEN[door] ?? []).at(-1)
    const isWaiting = waiting.length > 0
    if (!foreseen || ROAD.indexOf(order.step) >= ROAD.indexOf(foreseen.step))
      return [{ ...order, isWaiting }]
    // Food that is not ready cannot be picked up, whatever waits in the queue.
    const can = foreseen.can.filter((name) => name !== 'pick_up' || order.isReady)
    return [{ ...order, step: foreseen.step, can: [...can], isWaiting }]
  })
}
