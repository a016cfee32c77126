import { Checkbox as BaseCheckbox } from '@base-ui/react/checkbox'
import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import { Switch as BaseSwitch } from '@base-ui/react/switch'
import { Check, type LucideIcon, Minus } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { cx } from './cx.ts'

interface ToggleProps {
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly disabled?: boolean
  readonly name?: string
}

/** A box to tick, with its words. `mixed` for "some of them". */
export function Checkbox({
  checked,
  onChange,
  label,
  hint,
  disabled,
  name,
  mixed,
  labelHidden,
}: ToggleProps & { readonly mixed?: boolean; readonly labelHidden?: boolean }) {
  const id = useId()
  return (
    <div className="flex items-start gap-3">
      <BaseCheckbox.Root
        id={id}
        name={name}
        checked={checked}
        indeterminate={mixed}
        disabled={disabled}
        onCheckedChange={onChange}
        className="mt-px flex size-5.5 shrink-0 items-center justify-center rounded-xs border border-control bg-surface transition-colors data-checked:border-accent data-checked:bg-accent data-indeterminate:border-accent data-indeterminate:bg-accent data-disabled:opacity-50"
      >
        <BaseCheckbox.Indicator className="text-on-accent">
          {mixed ? <Minus size={14} strokeWidth={3} /> : <Check size={14} strokeWidth={3} />}
        </BaseCheckbox.Indicator>
      </BaseCheckbox.Root>
      <label htmlFor={id} className={cx('cursor-pointer text-body', labelHidden && 'sr-only')}>
        {label}
        {hint && <span className="block text-small text-muted">{hint}</span>}
      </label>
    </div>
  )
}

/** On or off, at once. The words stand at the start, the switch at the end. */
export function Switch({
  checked,
  onChange,
  label,
  hint,
  disabled,
  name,
  labelHidden,
}: ToggleProps & { readonly labelHidden?: boolean }) {
  const id = useId()
  return (
    <div className="flex min-h-11 items-center justify-between gap-4">
      <label htmlFor={id} className={cx('cursor-pointer text-body', labelHidden && 'sr-only')}>
        {label}
        {hint && <span className="block text-small text-muted">{hint}</span>}
      </label>
      <BaseSwitch.Root
        id={id}
        name={name}
        checked={checked}
        disabled={disabled}
        onCheckedChange={onChange}
        className="relative h-7 w-12 shrink-0 rounded-full bg-control p-0.5 transition-colors duration-200 data-checked:bg-accent data-disabled:opacity-50"
      >
        <BaseSwitch.Thumb className="block size-6 rounded-full bg-white shadow-2 transition-transform duration-200 ease-snap data-checked:translate-x-5 rtl:data-checked:-translate-x-5 dark:data-checked:bg-ground" />
      </BaseSwitch.Root>
    </div>
  )
}

export interface Choice<Value extends string> {
  readonly value: Value
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly icon?: LucideIcon
  readonly end?: ReactNode
  readonly disabled?: boolean
}

interface RadioCardsProps<Value extends string> {
  /** Names the group for screen readers. */
  readonly label: string
  readonly value: Value | null
  readonly onChange: (value: Value) => void
  readonly choices: readonly Choice<Value>[]
  /** Columns from the `sm` width on; one on phones unless `tight`. */
  readonly columns?: 1 | 2 | 3 | 4
  readonly tight?: boolean
  readonly className?: string
}

const COLUMNS = { 1: '', 2: 'sm:grid-cols-2', 3: 'sm:grid-cols-3', 4: 'sm:grid-cols-4' }
const TIGHT = { 1: '', 2: 'grid-cols-2', 3: 'grid-cols-3', 4: 'grid-cols-4' }

/** One of a few, each a card that can be tapped anywhere. */
export function RadioCards<Value extends string>({
  label,
  value,
  onChange,
  choices,
  columns = 1,
  tight,
  className,
}: RadioCardsProps<Value>) {
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      onValueChange={(next) => next !== null && onChange(next)}
      className={cx('grid gap-2', COLUMNS[columns], tight && TIGHT[columns], className)}
    >
      {choices.map(({ value: each, label: words, hint, icon: Icon, end, disabled }) => (
        <Radio.Root
          key={each}
          value={each}
          disabled={disabled}
          nativeButton
          render={<button type="button" />}
          className={cx(
            'group flex min-h-13 items-center gap-3 rounded-lg border border-edge bg-surface px-4 py-3 text-start transition-[border-color,background-color,box-shadow]',
            'hover:border-control data-checked:border-accent data-checked:bg-accent-soft data-checked:shadow-[inset_0_0_0_1px_var(--accent)] data-disabled:opacity-45',
          )}
        >
          {Icon && (
            <Icon
              size={20}
              strokeWidth={1.8}
              className="shrink-0 text-muted group-data-checked:text-accent-text"
              aria-hidden
            />
          )}
          <span className="min-w-0 flex-1">
            <span className="block text-body font-medium">{words}</span>
            {hint && <span className="block text-small text-muted">{hint}</span>}
          </span>
          {end ?? (
            <span
              aria-hidden
              className="flex size-5 shrink-0 items-center justify-center rounded-full border border-control group-data-checked:border-accent group-data-checked:bg-accent"
            >
              <Check
                size={12}
                strokeWidth={3.2}
                className="text-on-accent opacity-0 group-data-checked:opacity-100"
              />
            </span>
          )}
        </Radio.Root>
      ))}
    </RadioGroup>
  )
}

/** One of a few, in one line of chips: days, times, filters. */
export function Chips<Value extends string>({
  label,
  value,
  onChange,
  choices,
  className,
}: Omit<RadioCardsProps<Value>, 'columns' | 'tight'>) {
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      onValueChange={(next) => next !== null && onChange(next)}
      className={cx(
        'flex max-w-full min-w-0 gap-2 overflow-x-auto scrollbar-none -mx-1 px-1 py-1',
        className,
      )}
    >
      {choices.map(({ value: each, label: words, icon: Icon, disabled }) => (
        <Radio.Root
          key={each}
          value={each}
          disabled={disabled}
          nativeButton
          render={<button type="button" />}
          className="inline-flex h-10 shrink-0 items-center gap-1.5 rounded-full border border-edge bg-surface px-4 text-small font-medium transition-colors hover:border-control data-checked:border-ink data-checked:bg-ink data-checked:text-ground data-disabled:text-faint data-disabled:line-through data-disabled:opacity-60"
        >
          {Icon && <Icon size={15} aria-hidden />}
          {words}
        </Radio.Root>
      ))}
    </RadioGroup>
  )
}
