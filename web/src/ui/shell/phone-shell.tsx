import type { LinkProps } from '@tanstack/react-router'
import { Link, Outlet } from '@tanstack/react-router'
import { ChevronLeft, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type ProductId, ProductScope } from '../../lib/products.tsx'
import { IconButton } from '../button.tsx'
import { cx } from '../cx.ts'
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

interface ScreenProps {
  readonly title: ReactNode
  /** The title is drawn large in the page instead of in the bar. */
  readonly large?: boolean
  readonly hint?: ReactNode
  /** Where "back" leads; without it there is no arrow. */
  readonly back?: LinkProps
  /** At the end of the bar. */
  readonly tools?: ReactNode
  /** The primary action: stays in the thumb zone on phones, ends the column on desks. */
  readonly footer?: ReactNode
  /** The second pane: a map, a summary. Beside the column on desks. */
  readonly aside?: ReactNode
  /** On phones the aside stands above the words, or is left out. */
  readonly asideOnPhone?: 'above' | 'none'
  /** No tab bar on phones: for a flow that wants all attention (booking, a job under way). */
  readonly focus?: boolean
  /** Without an aside, the column's width on desks. */
  readonly width?: 'narrow' | 'normal' | 'wide'
  readonly children: ReactNode
}

const WIDTHS = { narrow: 'lg:max-w-xl', normal: 'lg:max-w-3xl', wide: 'lg:max-w-6xl' }

/** One screen inside a PhoneShell. */
export function Screen({
  title,
  large,
  hint,
  back,
  tools,
  footer,
  aside,
  asideOnPhone = 'above',
  focus,
  width = 'normal',
  children,
}: ScreenProps) {
  const { t } = useTranslation('kit')
  const overMap = Boolean(aside) && asideOnPhone === 'above'
  return (
    <div
      className={cx('flex flex-1 flex-col', aside && 'lg:flex-row')}
      data-focus={focus || undefined}
    >
      <div
        className={cx(
          'flex min-w-0 flex-1 flex-col',
          aside &&
            'lg:sticky lg:top-16 lg:order-1 lg:h-[calc(100dvh-4rem)] lg:w-[27rem] lg:flex-none lg:border-e xl:w-[30rem]',
          aside ? 'order-2' : `mx-auto w-full ${WIDTHS[width]}`,
        )}
      >
        <header
          className={cx(
            'z-20 flex h-14 items-center gap-1 px-3 safe-top lg:h-auto lg:px-6 lg:pt-7 lg:pb-1',
            overMap
              ? 'absolute inset-x-0 top-0 lg:static'
              : 'sticky top-0 bg-ground/85 backdrop-blur-xl lg:static lg:bg-transparent lg:backdrop-blur-none',
          )}
        >
          {back && (
            <IconButton
              icon={ChevronLeft}
              mirrored
              label={t('back')}
              nativeButton={false}
              render={<Link {...back} />}
              className={cx(
                'lg:-ms-2.5',
                overMap &&
                  'rounded-full border bg-surface text-ink shadow-2 lg:rounded-md lg:border-0 lg:bg-transparent lg:shadow-none',
              )}
            />
          )}
          <h1
            className={cx(
              'min-w-0 flex-1 truncate text-heading lg:text-title',
              !back && 'ps-2 lg:ps-0',
              (large || overMap) && 'max-lg:sr-only',
            )}
          >
            {title}
          </h1>
          <div className="ms-auto flex items-center gap-1">
            {tools}
            {!back && (
              <span className="ms-1 lg:hidden">
                <AccountMenu />
              </span>
            )}
          </div>
        </header>
        <main
          id="main"
          tabIndex={-1}
          className={cx(
            'flex flex-1 flex-col gap-6 px-5 pt-2 outline-none lg:px-6 lg:pb-10',
            focus ? 'pb-8' : 'pb-28',
            aside && 'lg:min-h-0 lg:overflow-y-auto lg:scrollbar-thin',
            overMap &&
              'relative z-10 -mt-6 rounded-t-2xl border-t bg-ground pt-6 max-lg:shadow-3 lg:mt-0 lg:rounded-none lg:border-0 lg:pt-2',
          )}
        >
          {(large || hint) && (
            <div className={cx(!large && 'max-lg:order-none', large ? '' : '-mt-2')}>
              {large && (
                <p aria-hidden className="text-display lg:hidden">
                  {title}
                </p>
              )}
              {hint && <p className="mt-1 text-body text-muted">{hint}</p>}
            </div>
          )}
          {children}
        </main>
        {footer && (
          <footer
            data-print="no"
            className={cx(
              'sticky z-20 flex flex-col gap-2 border-t bg-surface/92 px-5 pt-3 pb-3 backdrop-blur-xl *:w-full lg:static lg:bg-transparent lg:px-6 lg:py-4',
              focus
                ? 'bottom-0 pb-[max(0.75rem,env(safe-area-inset-bottom))]'
                : 'bottom-[calc(4rem+env(safe-area-inset-bottom))] lg:bottom-0',
            )}
          >
            {footer}
          </footer>
        )}
      </div>
      {aside && (
        <aside
          className={cx(
            'order-1 min-w-0 lg:order-2 lg:flex-1',
            asideOnPhone === 'none' ? 'max-lg:hidden' : 'h-[44dvh] lg:h-auto',
          )}
        >
          <div className="h-full lg:sticky lg:top-16 lg:h-[calc(100dvh-4rem)]">{aside}</div>
        </aside>
      )}
    </div>
  )
}
