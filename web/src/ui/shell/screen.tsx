import { Link, type LinkProps } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../button.tsx'
import { cx } from '../cx.ts'
import { AccountMenu } from './account-menu.tsx'

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
const BESIDE_PANE = cx(
  'order-2 lg:sticky lg:top-16 lg:order-1 lg:h-[calc(100dvh-4rem)] lg:w-[27rem] lg:flex-none lg:border-e',
  'xl:w-[30rem]',
)

/** One screen inside a PhoneShell. */
export function Screen(props: ScreenProps) {
  const { title, large, hint, footer, aside, asideOnPhone = 'above', focus, children } = props
  const overMap = Boolean(aside) && asideOnPhone === 'above'
  return (
    <div
      className={cx('flex flex-1 flex-col', aside && 'lg:flex-row')}
      data-focus={focus || undefined}
    >
      <main
        id="main"
        tabIndex={-1}
        className={cx(
          'flex min-w-0 flex-1 flex-col outline-none',
          aside ? BESIDE_PANE : ['mx-auto w-full', WIDTHS[props.width ?? 'normal']],
        )}
      >
        <ScreenBar {...props} overMap={overMap} />
        <div
          className={cx(
            'flex flex-1 flex-col gap-6 px-5 pt-2 lg:px-6 lg:pb-10',
            focus ? 'pb-8' : 'pb-28',
            aside && 'lg:min-h-0 lg:overflow-y-auto lg:scrollbar-thin',
            overMap && OVER_MAP,
          )}
        >
          {(large || hint) && (
            <div className={large ? '' : '-mt-2'}>
              {large && (
                <p aria-hidden className="text-display lg:hidden">
                  {title}
                </p>
              )}
              {hint && <p className="mt-1 text-body text-muted">{hint}</p>}
            </div>
          )}
          {children}
        </div>
        {footer && <ScreenFooter focus={focus}>{footer}</ScreenFooter>}
      </main>
      {aside && <Aside onPhone={asideOnPhone}>{aside}</Aside>}
    </div>
  )
}

/** The words as a sheet that lies over the map's lower edge, on phones. */
const OVER_MAP = cx(
  'relative z-10 -mt-6 rounded-t-2xl border-t bg-ground pt-6 max-lg:shadow-3',
  'lg:mt-0 lg:rounded-none lg:border-0 lg:pt-2',
)
/** A button that floats on the map, on phones. */
const FLOATING = cx(
  'max-lg:rounded-full max-lg:border max-lg:bg-surface max-lg:text-ink max-lg:shadow-2',
)

function ScreenBar({
  title,
  large,
  back,
  tools,
  overMap,
}: Pick<ScreenProps, 'title' | 'large' | 'back' | 'tools'> & { readonly overMap: boolean }) {
  const { t } = useTranslation('kit')
  return (
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
          className={cx('lg:-ms-2.5', overMap && FLOATING)}
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
      <div
        className={cx(
          'ms-auto flex items-center gap-1',
          overMap && 'max-lg:rounded-full max-lg:bg-surface max-lg:shadow-2 max-lg:empty:hidden',
        )}
      >
        {tools}
        {!back && !overMap && (
          <span className="ms-1 lg:hidden">
            <AccountMenu />
          </span>
        )}
      </div>
    </header>
  )
}

function ScreenFooter({ focus, children }: Pick<ScreenProps, 'focus' | 'children'>) {
  return (
    <footer
      data-print="no"
      className={cx(
        'sticky z-20 flex flex-col gap-2 border-t bg-surface/92 px-5 pt-3 pb-3 backdrop-blur-xl *:w-full',
        'lg:static lg:bg-transparent lg:px-6 lg:py-4',
        focus
          ? 'bottom-0 pb-[max(0.75rem,env(safe-area-inset-bottom))]'
          : 'bottom-[calc(4rem+env(safe-area-inset-bottom))] lg:bottom-0',
      )}
    >
      {children}
    </footer>
  )
}

function Aside({ onPhone, children }: { onPhone: 'above' | 'none'; children: ReactNode }) {
  return (
    <aside
      className={cx(
        'order-1 min-w-0 lg:order-2 lg:flex-1',
        onPhone === 'none' ? 'max-lg:hidden' : 'h-[44dvh] lg:h-auto',
      )}
    >
      <div className="h-full lg:sticky lg:top-16 lg:h-[calc(100dvh-4rem)]">{children}</div>
    </aside>
  )
}
