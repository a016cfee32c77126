import type { ComponentProps } from 'react'
import { cx } from '../../ui/index.ts'

/** What scrolls must be reachable by keyboard, also when nothing in it can be focused. */
const REACHABLE = { tabIndex: 0 }

/** A part of the page that scrolls by itself, with a name of its own. */
export function ScrollBox({
  label,
  className,
  ...rest
}: ComponentProps<'section'> & { readonly label: string }) {
  return (
    <section
      aria-label={label}
      {...REACHABLE}
      className={cx('overflow-auto scrollbar-thin focus-visible:-outline-offset-2', className)}
      {...rest}
    />
  )
}
