import { Field as BaseField } from '@base-ui/react/field'
import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx.ts'

/** The frame of every one-line control: 44 px on touch, visible 3:1 border, accent ring. */
export const controlLook = cx(
  'h-11 w-full rounded-md border border-control bg-surface px-3.5 text-[1rem] md:text-body text-ink shadow-1',
  'transition-[border-color,box-shadow] duration-150 outline-none',
  'hover:border-muted focus-visible:border-accent focus-visible:ring-3 focus-visible:ring-accent/20',
  'data-invalid:border-bad data-invalid:focus-visible:ring-bad/20 aria-invalid:border-bad',
  'disabled:bg-sunken disabled:text-faint disabled:shadow-none data-popup-open:border-accent',
)

export interface FieldProps {
  readonly label: ReactNode
  /** Said under the label's control, always visible. */
  readonly hint?: ReactNode
  readonly error?: string
  readonly optional?: string
  /** Keeps the label for screen readers only. */
  readonly labelHidden?: boolean
  readonly name?: string
  readonly className?: string
  readonly children: ReactNode
}

/** Label, control, hint and error, wired together for screen readers. */
export function Field({
  label,
  hint,
  error,
  optional,
  labelHidden,
  name,
  className,
  children,
}: FieldProps) {
  return (
    <BaseField.Root
      name={name}
      invalid={Boolean(error)}
      className={cx('flex flex-col gap-1.5', className)}
    >
      <BaseField.Label
        className={cx(
          'flex items-baseline justify-between text-small font-medium text-ink',
          labelHidden && 'sr-only',
        )}
      >
        {label}
        {optional && <span className="font-normal text-faint">{optional}</span>}
      </BaseField.Label>
      {children}
      {error ? (
        <BaseField.Error match className="text-small text-bad-text">
          {error}
        </BaseField.Error>
      ) : (
        hint && (
          <BaseField.Description className="text-small text-muted">{hint}</BaseField.Description>
        )
      )}
    </BaseField.Root>
  )
}

interface InputProps extends Omit<ComponentProps<typeof BaseField.Control>, 'className'> {
  readonly className?: string
  /** Something small inside, at the start or the end: an icon, a unit. */
  readonly start?: ReactNode
  readonly end?: ReactNode
}

/** One line of text; inside a Field it takes its label, error and description. */
export function Input({ className, start, end, ...rest }: InputProps) {
  const control = (
    <BaseField.Control
      className={cx(controlLook, start && 'ps-10', end && 'pe-10', className)}
      {...rest}
    />
  )
  if (!start && !end) return control
  return (
    <div className="relative">
      {start && (
        <span className="pointer-events-none absolute inset-y-0 start-0 flex w-10 items-center justify-center text-muted">
          {start}
        </span>
      )}
      {control}
      {end && (
        <span className="absolute inset-y-0 end-0 flex w-10 items-center justify-center text-muted">
          {end}
        </span>
      )}
    </div>
  )
}

interface TextareaProps extends ComponentProps<'textarea'> {
  readonly rows?: number
}

/** Several lines of text; grows with what is written. */
export function Textarea({ className, rows = 3, ...rest }: TextareaProps) {
  return (
    <BaseField.Control
      render={<textarea rows={rows} {...rest} />}
      className={cx(
        controlLook,
        'h-auto min-h-20 py-2.5 field-sizing-content leading-6',
        className,
      )}
    />
  )
}
