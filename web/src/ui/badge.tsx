import {
  Ban,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleDot,
  Clock3,
  type LucideIcon,
  Undo2,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'

export type Tone = 'plain' | 'accent' | 'good' | 'warn' | 'bad' | 'note'

/** Soft fill and readable text of a tone. */
export const TONES: Readonly<Record<Tone, string>> = {
  plain: 'bg-sunken text-muted',
  accent: 'bg-accent-soft text-accent-text',
  good: 'bg-good-soft text-good-text',
  warn: 'bg-warn-soft text-warn-text',
  bad: 'bg-bad-soft text-bad-text',
  note: 'bg-note-soft text-note-text',
}

interface BadgeProps {
  readonly tone?: Tone
  readonly icon?: LucideIcon
  readonly children: ReactNode
  readonly className?: string
}

/** A small word on a soft fill: "Licensed", "New". */
export function Badge({ tone = 'plain', icon: Icon, children, className }: BadgeProps) {
  return (
    <span
      className={cx(
        'inline-flex h-6 items-center gap-1 rounded-xs px-2 text-micro font-semibold whitespace-nowrap',
        TONES[tone],
        className,
      )}
    >
      {Icon && <Icon size={13} strokeWidth={2.3} aria-hidden />}
      {children}
    </span>
  )
}

const SHAPES: Readonly<Record<StatusShape, LucideIcon>> = {
  waiting: Clock3,
  open: CircleDashed,
  moving: CircleDot,
  done: CircleCheck,
  stopped: Ban,
  trouble: CircleAlert,
  back: Undo2,
}

/** A state has a shape as well as a colour, for those who do not see the colour. */
export type StatusShape = 'waiting' | 'open' | 'moving' | 'done' | 'stopped' | 'trouble' | 'back'

const SHAPE_TONES: Readonly<Record<StatusShape, Tone>> = {
  waiting: 'warn',
  open: 'note',
  moving: 'accent',
  done: 'good',
  stopped: 'plain',
  trouble: 'bad',
  back: 'note',
}

interface StatusPillProps {
  readonly shape: StatusShape
  readonly children: ReactNode
  readonly tone?: Tone
  /** A soft beat, for what is happening right now. */
  readonly live?: boolean
  readonly className?: string
}

/** The state of a thing: icon, colour and words. Never colour alone. */
export function StatusPill({ shape, children, tone, live, className }: StatusPillProps) {
  const Icon = SHAPES[shape]
  return (
    <span
      className={cx(
        'inline-flex h-7 items-center gap-1.5 rounded-full ps-2 pe-2.5 text-small font-medium whitespace-nowrap',
        TONES[tone ?? SHAPE_TONES[shape]],
        className,
      )}
    >
      {live ? <LiveDot /> : <Icon size={15} strokeWidth={2.1} aria-hidden />}
      {children}
    </span>
  )
}

/** A dot that beats: something is live. */
export function LiveDot({ className }: { className?: string }) {
  return (
    <span aria-hidden className={cx('relative mx-1 flex size-2', className)}>
      <span className="absolute inset-0 animate-pulse-ring rounded-full bg-current" />
      <span className="relative size-2 rounded-full bg-current" />
    </span>
  )
}
