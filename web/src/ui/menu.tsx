import { Menu as BaseMenu } from '@base-ui/react/menu'
import { Popover as BasePopover } from '@base-ui/react/popover'
import type { LucideIcon } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { cx } from './cx.ts'
import { Keys } from './keys/keys.tsx'
import { popupLook, rowLook } from './looks.ts'

export interface MenuRow {
  readonly label: string
  readonly icon?: LucideIcon
  readonly keys?: string
  readonly danger?: boolean
  readonly disabled?: boolean
  readonly onSelect: () => void
}

interface MenuProps {
  /** The button that opens it: `<IconButton icon={Ellipsis} label=… />`. */
  readonly trigger: ReactElement
  /** Rows; 'line' draws a line between groups. */
  readonly rows: readonly (MenuRow | 'line')[]
  readonly align?: 'start' | 'center' | 'end'
  /** Above the rows: who is signed in. */
  readonly head?: ReactNode
}

/** Acts behind one button. */
export function Menu({ trigger, rows, align = 'end', head }: MenuProps) {
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner sideOffset={6} align={align} className="z-60 outline-none">
          <BaseMenu.Popup className={cx(popupLook, 'min-w-52 p-1.5')}>
            {head}
            {rows.map((row, place) =>
              row === 'line' ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name, and rows do not move
                <BaseMenu.Separator key={place} className="mx-1 my-1.5 h-px bg-line" />
              ) : (
                <BaseMenu.Item
                  key={row.label}
                  disabled={row.disabled}
                  onClick={row.onSelect}
                  className={cx(
                    rowLook,
                    row.danger && 'text-bad-text data-highlighted:bg-bad-soft',
                  )}
                >
                  {row.icon && (
                    <row.icon
                      size={17}
                      strokeWidth={1.9}
                      aria-hidden
                      className={row.danger ? undefined : 'text-muted'}
                    />
                  )}
                  <span className="flex-1">{row.label}</span>
                  {row.keys && <Keys keys={row.keys} />}
                </BaseMenu.Item>
              ),
            )}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  )
}

interface PopoverProps {
  readonly trigger: ReactElement
  readonly title?: string
  readonly align?: 'start' | 'center' | 'end'
  readonly side?: 'top' | 'bottom'
  readonly children: ReactNode
  readonly className?: string
  readonly open?: boolean
  readonly onOpenChange?: (open: boolean) => void
}

/** A small panel at its button: an explanation, a filter. */
export function Popover({
  trigger,
  title,
  align = 'center',
  side = 'bottom',
  children,
  className,
  open,
  onOpenChange,
}: PopoverProps) {
  return (
    <BasePopover.Root open={open} onOpenChange={onOpenChange}>
      <BasePopover.Trigger render={trigger} />
      <BasePopover.Portal>
        <BasePopover.Positioner
          sideOffset={8}
          align={align}
          side={side}
          collisionPadding={12}
          className="z-60"
        >
          <BasePopover.Popup
            className={cx(popupLook, 'max-w-[min(22rem,calc(100vw-1.5rem))] p-4', className)}
          >
            {title && (
              <BasePopover.Title className="mb-1 text-body font-semibold">
                {title}
              </BasePopover.Title>
            )}
            {children}
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  )
}
