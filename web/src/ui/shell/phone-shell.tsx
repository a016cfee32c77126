import type { LinkProps } from '@tanstack/react-router'
import { Link, Outlet } from '@tanstack/react-router'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type ProductId, ProductScope } from '../../lib/products.tsx'
import { AccountMenu } from './account-menu.tsx'
import { OfflineBar } from './offline-bar.tsx'
import { Wordmark } from './wordmark.tsx'

export interface ShellTab {
  readonly to: NonNullable<LinkProps['to']>
  readonly label: string
  readonly icon: LucideIcon
  readonly exact?: boolean
  /** A count on the icon; 0 shows nothing. */
  readonly count?: number
}

interface PhoneShellProps {
  readonly product: ProductId
  /** Where the wordmark leads. */
  readonly home: NonNullable<LinkProps['to']>
  /** At most five. */
  readonly tabs: readonly ShellTab[]
  /** In the bar, before the account: an online toggle, an inbox bell. */
  readonly tools?: ReactNode
  readonly children?: ReactNode
}

/**
 * The frame of an app made for a phone: tabs within reach of the thumb. On a desk the same
 * tabs stand in a bar at the top and screens may have a second pane.
 */
export function PhoneShell({ product, home, tabs, tools, children }: PhoneShellProps) {
  const { t } = useTranslation('core')
  return (
    <ProductScope product={product}>
      <div className="group/shell flex min-h-dvh flex-col">
        <a
          href="#main"
          className="sr-only focus:not-sr-only focus:fixed focus:z-70 focus:m-3 focus:rounded-md focus:bg-ink focus:px-4 focus:py-2 focus:text-ground"
        >
          {t('skip')}
        </a>
        <OfflineBar />
        <header
          className="sticky top-0 z-30 hidden border-b bg-surface/85 backdrop-blur-xl lg:block"
          data-print="no"
        >
          <div className="mx-auto flex h-16 max-w-7xl items-center gap-8 px-6">
            <Link to={home} className="rounded-md">
              <Wordmark brand={product} />
            </Link>
            <nav aria-label={t('nav')} className="flex flex-1 items-center gap-1">
              {tabs.map((tab) => (
                <DeskTab key={tab.label} tab={tab} />
              ))}
            </nav>
            {tools}
            <AccountMenu />
          </div>
        </header>
        {children ?? <Outlet />}
        <nav
          aria-label={t('nav')}
          data-print="no"
          className="fixed inset-x-0 bottom-0 z-30 border-t bg-surface/92 backdrop-blur-xl safe-bottom group-has-data-focus/shell:hidden lg:hidden"
        >
          <ul className="mx-auto flex h-16 max-w-md">
            {tabs.map((tab) => (
              <ThumbTab key={tab.label} tab={tab} />
            ))}
          </ul>
        </nav>
      </div>
    </ProductScope>
  )
}

function ThumbTab({ tab: { to, label, icon: Icon, exact, count } }: { tab: ShellTab }) {
  return (
    <li className="flex-1">
      <Link
        to={to}
        activeOptions={{ exact: exact ?? false, includeSearch: false }}
        className="group/tab flex h-full flex-col items-center justify-center gap-1 text-micro font-medium text-muted -outline-offset-4 data-[status=active]:text-accent-text"
      >
        <span className="relative">
          <Icon
            size={23}
            strokeWidth={1.8}
            aria-hidden
            className="group-data-[status=active]/tab:stroke-[2.2]"
          />
          <Count count={count} />
        </span>
        {label}
      </Link>
    </li>
  )
}

function DeskTab({ tab: { to, label, exact, count } }: { tab: ShellTab }) {
  return (
    <Link
      to={to}
      activeOptions={{ exact: exact ?? false, includeSearch: false }}
      className="relative inline-flex h-9 items-center gap-2 rounded-md px-3.5 text-body font-medium text-muted transition-colors hover:bg-hover hover:text-ink data-[status=active]:bg-press data-[status=active]:text-ink"
    >
      {label}
      {count ? (
        <span className="rounded-full bg-accent px-1.5 text-micro font-semibold text-on-accent tabular">
          {count}
        </span>
      ) : null}
    </Link>
  )
}

function Count({ count }: { count?: number }) {
  if (!count) return null
  return (
    <span className="absolute -end-2.5 -top-1.5 flex h-4.5 min-w-4.5 items-center justify-center rounded-full bg-bad px-1 text-[0.65rem] font-bold text-on-bad ring-2 ring-surface tabular">
      {count > 9 ? '9+' : count}
    </span>
  )
}
