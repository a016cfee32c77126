import { Combobox as BaseCombobox } from '@base-ui/react/combobox'
import { Select as BaseSelect } from '@base-ui/react/select'
import { Check, ChevronDown, Search } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from './cx.ts'
import { controlLook } from './field.tsx'
import { popupLook, rowLook } from './looks.ts'

export interface Option<Value extends string = string> {
  readonly value: Value
  readonly label: string
  readonly hint?: string
  readonly icon?: ReactNode
}

interface SelectProps<Value extends string> {
  readonly value: Value | null
  readonly onChange: (value: Value) => void
  readonly options: readonly Option<Value>[]
  readonly placeholder?: string
  readonly label?: string
  readonly disabled?: boolean
  readonly size?: 'sm' | 'md'
  readonly className?: string
}

/** One of a list. Inside a Field it takes the Field's label; alone, give `label`. */
export function Select<Value extends string>({
  value,
  onChange,
  options,
  placeholder,
  label,
  disabled,
  size = 'md',
  className,
}: SelectProps<Value>) {
  return (
    <BaseSelect.Root<Value>
      items={[...options]}
      value={value}
      disabled={disabled}
      onValueChange={(next) => next !== null && onChange(next)}
    >
      <BaseSelect.Trigger
        aria-label={label}
        className={cx(
          controlLook,
          'flex items-center justify-between gap-2 text-start',
          size === 'sm' && 'h-8 rounded-sm px-2.5 text-small md:text-small',
          className,
        )}
      >
        <BaseSelect.Value
          placeholder={placeholder}
          className="truncate data-placeholder:text-faint"
        />
        <BaseSelect.Icon className="text-muted">
          <ChevronDown size={16} />
        </BaseSelect.Icon>
      </BaseSelect.Trigger>
      <BaseSelect.Portal>
        <BaseSelect.Positioner
          sideOffset={6}
          alignItemWithTrigger={false}
          className="z-60 outline-none"
        >
          <BaseSelect.Popup className={cx(popupLook, 'min-w-[max(var(--anchor-width),10rem)]')}>
            <BaseSelect.List className="max-h-[min(22rem,var(--available-height))] overflow-y-auto p-1.5 scrollbar-thin">
              {options.map((option) => (
                <BaseSelect.Item key={option.value} value={option.value} className={rowLook}>
                  {option.icon}
                  <BaseSelect.ItemText className="min-w-0 flex-1">
                    {option.label}
                  </BaseSelect.ItemText>
                  {option.hint && <span className="text-small text-faint">{option.hint}</span>}
                  <BaseSelect.ItemIndicator className="text-accent-text">
                    <Check size={16} strokeWidth={2.4} />
                  </BaseSelect.ItemIndicator>
                </BaseSelect.Item>
              ))}
            </BaseSelect.List>
          </BaseSelect.Popup>
        </BaseSelect.Positioner>
      </BaseSelect.Portal>
    </BaseSelect.Root>
  )
}

interface ComboboxProps {
  readonly value: Option | null
  readonly onChange: (option: Option | null) => void
  readonly options: readonly Option[]
  readonly label: string
  readonly labelHidden?: boolean
  readonly placeholder?: string
  /** Called as the person types, for options that come from the API. Filtering is then yours. */
  readonly onSearch?: (text: string) => void
  readonly isSearching?: boolean
  readonly start?: ReactNode
  readonly error?: string
  readonly className?: string
}

/** Type to find one of many: services, addresses, people. */
export function Combobox({
  value,
  onChange,
  options,
  label,
  labelHidden,
  placeholder,
  onSearch,
  isSearching,
  start,
  error,
  className,
}: ComboboxProps) {
  const { t } = useTranslation('kit')
  const id = useId()
  return (
    <BaseCombobox.Root<Option>
      items={[...options]}
      value={value}
      onValueChange={onChange}
      onInputValueChange={(text) => onSearch?.(text)}
      filter={onSearch ? null : undefined}
      isItemEqualToValue={(a, b) => a.value === b.value}
    >
      <div className={cx('flex flex-col gap-1.5', className)}>
        <label htmlFor={id} className={cx('text-small font-medium', labelHidden && 'sr-only')}>
          {label}
        </label>
        <div className="relative">
          <span className="pointer-events-none absolute inset-y-0 start-0 flex w-10 items-center justify-center text-muted">
            {start ?? <Search size={17} />}
          </span>
          <BaseCombobox.Input
            id={id}
            placeholder={placeholder}
            aria-invalid={error ? true : undefined}
            className={cx(controlLook, 'ps-10')}
          />
        </div>
        {error && <p className="text-small text-bad-text">{error}</p>}
      </div>
      <BaseCombobox.Portal>
        <BaseCombobox.Positioner sideOffset={6} className="z-60 outline-none">
          <BaseCombobox.Popup
            className={cx(popupLook, 'w-(--anchor-width) max-w-(--available-width)')}
          >
            <BaseCombobox.Empty className="empty:hidden px-4 py-5 text-center text-small text-muted">
              {isSearching ? t('searching') : t('nothing-found')}
            </BaseCombobox.Empty>
            <BaseCombobox.List className="max-h-[min(22rem,var(--available-height))] overflow-y-auto p-1.5 scrollbar-thin data-empty:p-0">
              {(option: Option) => (
                <BaseCombobox.Item key={option.value} value={option} className={rowLook}>
                  {option.icon}
                  <span className="min-w-0 flex-1">
                    <span className="block truncate">{option.label}</span>
                    {option.hint && (
                      <span className="block truncate text-small text-muted">{option.hint}</span>
                    )}
                  </span>
                  <BaseCombobox.ItemIndicator className="text-accent-text">
                    <Check size={16} strokeWidth={2.4} />
                  </BaseCombobox.ItemIndicator>
                </BaseCombobox.Item>
              )}
            </BaseCombobox.List>
          </BaseCombobox.Popup>
        </BaseCombobox.Positioner>
      </BaseCombobox.Portal>
    </BaseCombobox.Root>
  )
}
