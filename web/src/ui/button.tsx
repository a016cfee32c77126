import { Button as BaseButton } from '@base-ui/react/button'
import { cva, type VariantProps } from 'class-variance-authority'
import type { LucideIcon } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx.ts'
import { Tip } from './tooltip.tsx'

const look = cva(
  [
    'relative inline-flex shrink-0 items-center justify-center gap-2 font-medium whitespace-nowrap',
    'select-none transition-[background-color,border-color,color,scale,opacity] duration-150 ease-out',
    'active:scale-[0.985] disabled:pointer-events-none disabled:opacity-45 data-disabled:pointer-events-none data-disabled:opacity-45',
  ],
  {
    variants: {
      tone: {
        primary: 'bg-accent text-on-accent hover:bg-accent-hover shadow-1',
        secondary:
          'bg-surface text-ink border border-edge hover:bg-hover active:bg-press dark:bg-raised',
        soft: 'bg-accent-soft text-accent-text hover:brightness-[0.97] dark:hover:brightness-110',
        quiet: 'text-ink hover:bg-hover active:bg-press',
        ink: 'bg-ink text-ground hover:opacity-90',
        danger: 'bg-bad text-on-bad hover:brightness-95 shadow-1',
        'danger-quiet': 'text-bad-text hover:bg-bad-soft',
      },
      size: {
        sm: 'h-8 rounded-sm px-3 text-small',
        md: 'h-10 rounded-md px-4 text-body',
        lg: 'h-12 rounded-lg px-5 text-body',
        xl: 'h-14 rounded-lg px-6 text-heading',
      },
      wide: { true: 'w-full' },
    },
    defaultVariants: { tone: 'secondary', size: 'md' },
  },
)

/** How a button looks, for links: `<Link className={buttonLook({ tone: 'primary' })}>`. */
export const buttonLook = (options?: VariantProps<typeof look>) => cx(look(options))

interface ButtonProps
  extends Omit<ComponentProps<typeof BaseButton>, 'className'>,
    VariantProps<typeof look> {
  readonly icon?: LucideIcon
  readonly iconEnd?: LucideIcon
  /** Busy: keeps its width and its words, shows a moving line, takes no taps. */
  readonly busy?: boolean
  readonly className?: string
  readonly children?: ReactNode
}

/**
 * A button. `tone`: primary (one a screen), secondary, soft, quiet, ink, danger, danger-quiet;
 * `size`: sm 32, md 40, lg 48, xl 56 px. `render={<Link …/>}` with `nativeButton={false}` makes a link of it.
 */
export function Button({
  tone,
  size,
  wide,
  icon: Icon,
  iconEnd: IconEnd,
  busy,
  className,
  children,
  disabled,
  ...rest
}: ButtonProps) {
  const iconSize = size === 'sm' ? 15 : size === 'xl' ? 20 : 17
  return (
    <BaseButton
      className={cx(look({ tone, size, wide }), busy && 'pointer-events-none', className)}
      disabled={disabled}
      aria-busy={busy || undefined}
      {...rest}
    >
      {Icon && <Icon size={iconSize} strokeWidth={2} aria-hidden className="-ms-0.5" />}
      {children}
      {IconEnd && (
        <IconEnd size={iconSize} strokeWidth={2} aria-hidden className="-me-0.5 mirror" />
      )}
      {busy && (
        <span
          aria-hidden
          className="absolute inset-x-3 bottom-1 h-0.5 overflow-hidden rounded-full bg-current/20"
        >
          <span className="block h-full w-full animate-shimmer bg-[linear-gradient(90deg,transparent,currentColor,transparent)] bg-[length:200%_100%]" />
        </span>
      )}
    </BaseButton>
  )
}

interface IconButtonProps extends Omit<ButtonProps, 'icon' | 'iconEnd' | 'wide' | 'children'> {
  readonly icon: LucideIcon
  /** Its name, for the screen reader and the tooltip. */
  readonly label: string
  /** Shown in the tooltip: `E`, `⌘K`. */
  readonly keys?: string
  readonly mirrored?: boolean
}

const SQUARE = { sm: 'size-8 px-0', md: 'size-10 px-0', lg: 'size-12 px-0', xl: 'size-14 px-0' }

/** A square button with an icon, a name and a tooltip. */
export function IconButton({
  icon: Icon,
  label,
  keys,
  tone = 'quiet',
  size = 'md',
  mirrored,
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tip words={label} keys={keys}>
      <Button
        tone={tone}
        size={size}
        aria-label={label}
        className={cx(SQUARE[size ?? 'md'], className)}
        {...rest}
      >
        <Icon
          size={size === 'sm' ? 16 : 19}
          strokeWidth={1.9}
          aria-hidden
          className={mirrored ? 'mirror' : undefined}
        />
      </Button>
    </Tip>
  )
}
