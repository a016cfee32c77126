import { Tabs as BaseTabs } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'

export interface Tab<Value extends string> {
  readonly value: Value
  readonly label: string
  readonly count?: number
}

interface TabsProps<Value extends string> {
  readonly label: string
  /** From the URL's search, so that a tab is a link. */
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly tabs: readonly Tab<Value>[]
  /** 'line' under a heading; 'pill' as a segmented control. */
  readonly look?: 'line' | 'pill'
  readonly children?: ReactNode
  readonly className?: string
}

/** Tabs; the panels are yours to draw from `value`. */
export function Tabs<Value extends string>({
  label,
  value,
  onChange,
  tabs,
  look = 'line',
  children,
  className,
}: TabsProps<Value>) {
  const isPill = look === 'pill'
  return (
    <BaseTabs.Root
      value={value}
      onValueChange={(next: Value) => onChange(next)}
      className={className}
    >
      <BaseTabs.List
        aria-label={label}
        className={cx(
          'relative flex overflow-x-auto scrollbar-none',
          isPill ? 'w-full gap-0.5 rounded-md bg-sunken p-1 sm:w-fit' : 'gap-6 border-b',
        )}
      >
        {tabs.map((tab) => (
          <BaseTabs.Tab
            key={tab.value}
            value={tab.value}
            className={cx(
              'relative z-1 inline-flex shrink-0 items-center justify-center gap-1.5 text-small font-medium whitespace-nowrap text-muted transition-colors hover:text-ink data-active:text-ink focus-visible:-outline-offset-2',
              isPill ? 'h-8 flex-1 rounded-xs px-3.5 sm:flex-none' : 'h-11 px-0.5',
            )}
          >
            {tab.label}
            {tab.count !== undefined && <span className="tabular text-faint">{tab.count}</span>}
          </BaseTabs.Tab>
        ))}
        <BaseTabs.Indicator
          className={cx(
            'absolute left-0 transition-[translate,width] duration-200 ease-snap w-(--active-tab-width) translate-x-(--active-tab-left)',
            isPill
              ? 'top-1 h-8 rounded-xs bg-raised shadow-1 ring-1 ring-line'
              : 'bottom-0 h-0.5 rounded-full bg-accent',
          )}
        />
      </BaseTabs.List>
      {children}
    </BaseTabs.Root>
  )
}
