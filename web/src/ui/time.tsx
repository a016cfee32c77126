import { serverNow } from '../lib/clock.ts'
import { useFormat, useNow } from '../lib/format/index.ts'
import { cx } from './cx.ts'

interface TimeProps {
  readonly at: string | number
  readonly className?: string
}

/** "2 min ago", kept true; the exact moment in the tooltip. */
export function TimeAgo({ at, className }: TimeProps) {
  const format = useFormat()
  const when = new Date(at).getTime()
  const isFresh = Math.abs(serverNow() - when) < 90_000
  const now = useNow(isFresh ? 1 : 20)
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={format.moment(at)}
      className={cx('tabular', className)}
    >
      {format.ago(at, when > now && when - now < 20_000 ? when : now)}
    </time>
  )
}

/** Clock time in the city's zone: "2:35 PM". `day` puts the day before it, `exact` is for logs. */
export function TimeAt({
  at,
  day,
  exact,
  className,
}: TimeProps & { readonly day?: boolean; readonly exact?: boolean }) {
  const format = useFormat()
  const words = exact ? format.exact(at) : day ? format.moment(at) : format.time(at)
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={format.moment(at)}
      className={cx('tabular whitespace-nowrap', className)}
    >
      {words}
    </time>
  )
}

/** A running time since an instant: `12:04`. */
export function Elapsed({ since, className }: { since: string; className?: string }) {
  const now = useNow()
  const seconds = Math.max(0, Math.floor((now - new Date(since).getTime()) / 1000))
  return (
    <span role="timer" className={cx('tabular', className)}>
      {clockOf(seconds)}
    </span>
  )
}

/** Seconds as `m:ss`, or `h:mm:ss` from an hour on. */
export function clockOf(seconds: number): string {
  const two = (part: number) => String(part).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor((seconds % 3600) / 60)
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}
