import { Link, type LinkProps, Outlet, useNavigate } from '@tanstack/react-router'
import { type LucideIcon, Menu as MenuIcon, Search } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ProductId, ProductScope } from '../../lib/products.tsx'
import { IconButton } from '../button.tsx'
import { cx } from '../cx.ts'
import { Keys } from '../keys/keys.tsx'
import { type Shortcut, useKeys } from '../keys/use-keys.ts'
import { AccountMenu } from './account-menu.tsx'
import { LiveSign } from './live-sign.tsx'
import { OfflineBar } from './offline-bar.tsx'
import type { FindRecords } from './palette.tsx'
import { Wordmark } from './wordmark.tsx'

const Palette = lazy(() => import('./palette.tsx').then((file) => ({ default: file.Palette })))
const Drawer = lazy(() => import('../sheet.tsx').then((file) => ({ default: file.Drawer })))
const ShortcutSheet = lazy(() =>
  import('./shortcut-sheet.tsx').then((file) => ({ default: file.ShortcutSheet })),
)

export interface DeskPlace {
  readonly to: NonNullable<LinkProps['to']>
  readonly label: string
  readonly icon: LucideIcon
  /** Second key after `g`: 'b' makes `g b`. */
  readonly key?: string
  readonly exact?: boolean
  readonly count?: number
  /** A count that needs someone now. */
  readonly urgent?: boolean
}

export interface DeskGroup {
  readonly label?: string
  readonly places: readonly DeskPlace[]
}

interface DeskShellProps {
  readonly product: ProductId
  readonly groups: readonly DeskGroup[]
  /** Records for the palette: bookings, people, … by what is written. */
  readonly find?: FindRecords
  /** Acts for the palette, beside the places. */
  readonly acts?: readonly Shortcut[]
  readonly children?: ReactNode
}

/** The frame of a surface for people who work at it all day: side nav, ⌘K, `?`, `g x`. */
export function DeskShell({ product, groups, find, acts = [], children }: DeskShellProps) {
  const { t } = useTranslation('core')
  const navigate = useNavigate()
  const [open, setOpen] = useState<'palette' | 'keys' | 'nav' | null>(null)
  const places = groups.flatMap((group) => group.places)
  const show = (panel: typeof open) => (isOpen: boolean) => setOpen(isOpen ? panel : null)

  useKeys([
    { keys: 'mod+k', label: t('palette.title'), inFields: true, run: () => setOpen('palette') },
    { keys: '?', label: t('keys.title'), run: () => setOpen('keys') },
    ...places
      .filter((place) => place.key)
      .map((place) => ({
        keys: `g ${place.key}`,
        label: place.label,
        group: t('keys.go'),
        run: () => void navigate({ to: place.to }),
      })),
    ...acts,
  ])

  return (
    <ProductScope product={product}>
      <div className="flex min-h-dvh flex-col lg:flex-row">
        <a
          href="#main"
          className="sr-only focus:not-sr-only focus:fixed focus:z-70 focus:m-3 focus:rounded-md focus:bg-ink focus:px-4 focus:py-2 focus:text-ground"
        >
          {t('skip')}
        </a>
        <aside
          className="sticky top-0 hidden h-dvh w-60 shrink-0 flex-col border-e bg-sunken/60 lg:flex"
          data-print="no"
        >
          <div className="flex h-15 items-center justify-between ps-5 pe-3">
            <Link to="/" className="rounded-md">
              <Wordmark brand={product} />
            </Link>
            <LiveSign />
          </div>
          <div className="px-3 pb-2">
            <button
              type="button"
              onClick={() => setOpen('palette')}
              className="flex h-9 w-full items-center gap-2 rounded-md border border-line bg-surface ps-2.5 pe-1.5 text-small text-muted shadow-1 hover:border-edge"
            >
              <Search size={15} aria-hidden />
              <span className="flex-1 text-start">{t('palette.open')}</span>
              <Keys keys="mod+k" />
            </button>
          </div>
          <Places groups={groups} />
          <div className="border-t p-2">
            <AccountMenu wide />
          </div>
        </aside>
        <header
          className="sticky top-0 z-30 flex h-14 items-center gap-2 border-b bg-surface/90 px-3 backdrop-blur-xl lg:hidden"
          data-print="no"
        >
          <IconButton icon={MenuIcon} label={t('nav')} onClick={() => setOpen('nav')} />
          <span className="flex-1">
            <Wordmark brand={product} />
          </span>
          <IconButton icon={Search} label={t('palette.open')} onClick={() => setOpen('palette')} />
          <AccountMenu />
        </header>
        <div className="flex min-w-0 flex-1 flex-col">
          <OfflineBar />
          {children ?? <Outlet />}
        </div>
        <Suspense>
          {open === 'nav' && (
            <Drawer open onOpenChange={show('nav')} title={t('nav')}>
              {/* biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: closes after a link inside was followed */}
              <div onClick={() => setOpen(null)}>
                <Places groups={groups} />
              </div>
            </Drawer>
          )}
          {open === 'palette' && (
            <Palette onOpenChange={show('palette')} places={places} acts={acts} find={find} />
          )}
          {open === 'keys' && <ShortcutSheet onOpenChange={show('keys')} />}
        </Suspense>
      </div>
    </ProductScope>
  )
}

function Places({ groups }: { groups: readonly DeskGroup[] }) {
  const { t } = useTranslation('core')
  return (
    <nav aria-label={t('nav')} className="flex-1 overflow-y-auto px-3 pb-4 scrollbar-thin">
      {groups.map((group, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups may have no label, and do not move
        <div key={place} className="pt-3">
          {group.label && (
            <p className="px-2.5 pb-1.5 text-micro font-medium text-faint">{group.label}</p>
          )}
          <ul className="flex flex-col gap-px">
            {group.places.map((item) => (
              <PlaceLink key={item.label} place={item} />
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}

function PlaceLink({
  place: { to, label, icon: Icon, exact, count, urgent },
}: {
  place: DeskPlace
}) {
  return (
    <li>
      <Link
        to={to}
        activeOptions={{ exact: exact ?? false, includeSearch: false }}
        className="group/place flex h-9 items-center gap-2.5 rounded-md px-2.5 text-small font-medium text-muted transition-colors hover:bg-hover hover:text-ink data-[status=active]:bg-press data-[status=active]:text-ink"
      >
        <Icon
          size={17}
          strokeWidth={1.9}
          aria-hidden
          className="group-data-[status=active]/place:text-accent-text"
        />
        <span className="flex-1 truncate">{label}</span>
        {count ? (
          <span
            className={cx(
              'rounded-full px-1.5 text-micro font-semibold tabular',
              urgent ? 'bg-bad-soft text-bad-text' : 'text-faint',
            )}
          >
            {count}
          </span>
        ) : null}
      </Link>
    </li>
  )
}

interface PageProps {
  readonly title: ReactNode
  readonly hint?: ReactNode
  /** Buttons at the end of the title's line. */
  readonly tools?: ReactNode
  /** Under the title: Tabs. */
  readonly tabs?: ReactNode
  /** Fills the height without scrolling of its own (maps, boards). */
  readonly full?: boolean
  readonly children: ReactNode
}

/** One page inside a DeskShell. */
export function Page({ title, hint, tools, tabs, full, children }: PageProps) {
  return (
    <main
      id="main"
      tabIndex={-1}
      className={cx(
        'flex min-w-0 flex-1 flex-col outline-none',
        full && 'lg:h-dvh lg:[[data-bar]~&]:h-[calc(100dvh-3rem)]',
      )}
    >
      <header className={cx('flex flex-col gap-4 px-5 pt-6 lg:px-8', tabs ? '' : 'pb-1')}>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
          <div className="min-w-0 flex-1 max-sm:basis-64">
            <h1 className="text-title">{title}</h1>
            {hint && <p className="mt-0.5 text-body text-muted">{hint}</p>}
          </div>
          {tools && <div className="flex flex-wrap items-center gap-2">{tools}</div>}
        </div>
        {tabs}
      </header>
      <div
        className={cx(
          'flex min-w-0 flex-1 flex-col gap-6 px-5 pt-5 pb-12 lg:px-8',
          full && 'lg:min-h-0 lg:pb-6',
        )}
      >
        {children}
      </div>
    </main>
  )
}
