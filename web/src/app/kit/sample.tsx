import type { ReactNode } from 'react'
import { cx } from '../../ui/index.ts'

/** A titled group of samples. */
export function Sample({
  title,
  children,
  className,
}: {
  title: string
  children: ReactNode
  className?: string
}) {
  return (
    <section className="flex flex-col gap-4">
      <h2 className="text-small font-medium text-muted">{title}</h2>
      <div className={cx('flex flex-wrap items-center gap-3', className)}>{children}</div>
    </section>
  )
}
