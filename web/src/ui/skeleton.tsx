import { useTranslation } from 'react-i18next'
import { cx } from './cx.ts'

/** A place where something will be. Give it the size of what comes. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden
      className={cx(
        'block h-4 rounded-xs bg-press',
        'animate-shimmer bg-[linear-gradient(100deg,transparent_35%,var(--hover)_50%,transparent_65%)] bg-[length:200%_100%]',
        className,
      )}
    />
  )
}

/** Rows with a round picture, as lists have them. */
export function SkeletonRows({ rows = 4, className }: { rows?: number; className?: string }) {
  const { t } = useTranslation('kit')
  return (
    <div role="status" className={cx('flex flex-col', className)}>
      <span className="sr-only">{t('loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: all rows are alike
        <div key={row} className="flex min-h-14 items-center gap-3.5 py-2.5">
          <Skeleton className="size-10 rounded-full" />
          <div className="flex flex-1 flex-col gap-2">
            <Skeleton className={cx('h-3.5', row % 2 ? 'w-2/5' : 'w-1/2')} />
            <Skeleton className={cx('h-3', row % 2 ? 'w-3/5' : 'w-1/3')} />
          </div>
        </div>
      ))}
    </div>
  )
}

/** A page that is on its way: title and two cards. */
export function SkeletonPage() {
  const { t } = useTranslation('kit')
  return (
    <div role="status" className="mx-auto flex w-full max-w-3xl flex-col gap-6 p-5">
      <span className="sr-only">{t('loading')}</span>
      <Skeleton className="h-8 w-48" />
      <Skeleton className="h-36 w-full rounded-xl" />
      <Skeleton className="h-24 w-full rounded-xl" />
    </div>
  )
}
