import { Check, type LucideIcon } from 'lucide-react'
import { cx } from './cx.ts'

interface TogglesProps<Value extends string> {
  /** Names the group for screen readers. */
  readonly label: string
  readonly value: readonly Value[]
  readonly onChange: (value: Value[]) => void
  readonly choices: readonly { value: Value; label: string; icon?: LucideIcon }[]
  readonly className?: string
}

/** Any of several, as chips that wrap: diets, allergens. */
export function Toggles<Value extends string>({
  label,
  value,
  onChange,
  choices,
  className,
}: TogglesProps<Value>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a flex line in every browser
    <div role="group" aria-label={label} className={cx('flex flex-wrap gap-2', className)}>
      {choices.map(({ value: each, label: words, icon: Icon }) => {
        const isOn = value.includes(each)
        const Sign = isOn ? Check : Icon
        return (
          <button
            key={each}
            type="button"
            aria-pressed={isOn}
            onClick={() =>
              onChange(isOn ? value.filter((other) => other !== each) : [...value, each])
            }
            className="inline-flex h-11 items-center gap-1.5 rounded-full border border-edge bg-surface px-4 text-small font-medium transition-colors hover:border-control aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent-text"
          >
            {Sign && <Sign size={16} aria-hidden />}
            {words}
          </button>
        )
      })}
    </div>
  )
}
