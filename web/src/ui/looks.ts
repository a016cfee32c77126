import { cx } from './cx.ts'

/** A floating panel: menus, lists, popovers. */
export const popupLook = cx(
  'origin-(--transform-origin) overflow-hidden rounded-lg border border-line bg-raised text-ink shadow-3 outline-none',
  'transition-[opacity,scale] duration-120 ease-out',
  'data-starting-style:scale-97 data-starting-style:opacity-0 data-ending-style:scale-97 data-ending-style:opacity-0',
)

/** A row of such a panel. */
export const rowLook = cx(
  'flex min-h-9 cursor-default items-center gap-2.5 rounded-sm px-2.5 py-1.5 text-body outline-none select-none',
  'data-highlighted:bg-hover data-disabled:text-faint',
)
