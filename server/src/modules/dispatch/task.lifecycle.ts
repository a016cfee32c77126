import { lifecycle } from '#foundation/lifecycle'
import { TaskCarried, TaskDone, TaskHeld, TaskReleased, TaskWithdrawn } from './events.ts'

/** A thing to be carried. Who may is decided by the story above it. */
export const taskLifecycle = lifecycle({
  name: 'dispatch.task',
  table: 'dispatch.tasks',
  states: ['open', 'held', 'carried', 'done', 'withdrawn'],
  starts: 'open',
  ends: ['done', 'withdrawn'],
  moves: {
    hold: {
      from: ['open'],
      to: 'held',
      by: ['anyone'],
      tells: TaskHeld,
      guard: 'its offer was accepted, or the desk has named somebody',
    },
    release: { from: ['held'], to: 'open', by: ['anyone'], tells: TaskReleased },
    carry: { from: ['held'], to: 'carried', by: ['anyone'], tells: TaskCarried },
    finish: { from: ['carried'], to: 'done', by: ['anyone'], tells: TaskDone },
    withdraw: {
      from: ['open', 'held', 'carried'],
      to: 'withdrawn',
      by: ['anyone'],
      tells: TaskWithdrawn,
    },
  },
})
