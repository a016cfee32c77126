import { ChartColumn, FileClock, type LucideIcon, Radar, ShieldCheck } from 'lucide-react'
import type { Stream } from '#contract/insights'
import { cx } from '../../../../ui/index.ts'

const MARKS: Readonly<Record<Stream, { icon: LucideIcon; look: string }>> = {
  logs: { icon: FileClock, look: 'text-muted' },
  audit: { icon: ShieldCheck, look: 'text-warn-text' },
  business: { icon: ChartColumn, look: 'text-accent-text' },
  telemetry: { icon: Radar, look: 'text-note-text' },
}

/** The sign of a stream; its name stands beside it. */
export function Legend({ stream, className }: { stream: Stream; className?: string }) {
  const { icon: Icon, look } = MARKS[stream]
  return <Icon size={14} aria-hidden className={cx('shrink-0', look, className)} />
}
