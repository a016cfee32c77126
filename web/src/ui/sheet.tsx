import { Drawer as BaseDrawer } from '@base-ui/react/drawer'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from './button.tsx'
import { cx } from './cx.ts'
import { Dialog, type PanelProps, scrimLook } from './dialog.tsx'
import { useIsPhone } from './use-media.ts'

/** On phones a sheet from the bottom that can be swiped away; on wider screens a dialog. */
export function Sheet(props: PanelProps & { readonly size?: 'sm' | 'md' | 'lg' }) {
  const isPhone = useIsPhone()
  return isPhone ? <BottomSheet {...props} /> : <Dialog {...props} />
}

function BottomSheet({
  open,
  onOpenChange,
  title,
  titleHidden,
  description,
  footer,
  children,
}: PanelProps) {
  return (
    <BaseDrawer.Root open={open} onOpenChange={onOpenChange}>
      <BaseDrawer.Portal>
        <BaseDrawer.Backdrop className={cx(scrimLook, 'data-swiping:duration-0')} />
        <BaseDrawer.Viewport className="fixed inset-0 z-50 flex items-end">
          <BaseDrawer.Popup
            className={cx(
              'flex max-h-[min(92dvh,calc(100dvh-2.5rem))] w-full flex-col overflow-hidden rounded-t-2xl bg-raised shadow-3 outline-none',
              '[transform:translateY(var(--drawer-swipe-movement-y))] transition-transform duration-350 ease-sheet data-swiping:select-none',
              'data-starting-style:[transform:translateY(100%)] data-ending-style:[transform:translateY(100%)]',
            )}
          >
            <div aria-hidden className="mx-auto mt-2.5 h-1 w-9 shrink-0 rounded-full bg-edge" />
            <header className={cx('px-5 pt-3 pb-1', titleHidden && 'sr-only')}>
              <BaseDrawer.Title className="text-heading">{title}</BaseDrawer.Title>
              {description && (
                <BaseDrawer.Description className="mt-1 text-body text-muted">
                  {description}
                </BaseDrawer.Description>
              )}
            </header>
            <BaseDrawer.Content
              // Without a pointer a long text is scrolled by the arrow keys.
              tabIndex={0}
              className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 py-3 -outline-offset-2"
            >
              {children}
            </BaseDrawer.Content>
            {footer ? (
              <footer className="flex flex-col gap-2 border-t px-5 pt-3 pb-[max(1rem,env(safe-area-inset-bottom))] *:w-full">
                {footer}
              </footer>
            ) : (
              <div className="h-[max(0.75rem,env(safe-area-inset-bottom))] shrink-0" />
            )}
          </BaseDrawer.Popup>
        </BaseDrawer.Viewport>
      </BaseDrawer.Portal>
    </BaseDrawer.Root>
  )
}

interface DrawerProps extends PanelProps {
  /** Beside the title: menu, copy link. */
  readonly tools?: ReactNode
  readonly size?: 'md' | 'lg' | 'xl'
}

const WIDTHS = { md: 'sm:max-w-md', lg: 'sm:max-w-xl', xl: 'sm:max-w-3xl' }

/** A panel at the end side of a desk screen: one record beside its list. Full width on phones. */
export function Drawer({
  open,
  onOpenChange,
  title,
  titleHidden,
  description,
  footer,
  tools,
  size = 'md',
  children,
}: DrawerProps) {
  const { t } = useTranslation('kit')
  const isRtl = document.documentElement.dir === 'rtl'
  return (
    <BaseDrawer.Root
      open={open}
      onOpenChange={onOpenChange}
      swipeDirection={isRtl ? 'left' : 'right'}
    >
      <BaseDrawer.Portal>
        <BaseDrawer.Backdrop className={cx(scrimLook, 'sm:opacity-60')} />
        <BaseDrawer.Viewport className="fixed inset-0 z-50 flex items-stretch justify-end">
          <BaseDrawer.Popup
            className={cx(
              'flex h-full w-full flex-col border-s border-line bg-surface shadow-3 outline-none sm:m-2 sm:h-[calc(100%-1rem)] sm:rounded-xl sm:border',
              '[transform:translateX(var(--drawer-swipe-movement-x))] transition-transform duration-300 ease-sheet data-swiping:select-none',
              'data-starting-style:[transform:translateX(105%)] data-ending-style:[transform:translateX(105%)]',
              'rtl:data-starting-style:[transform:translateX(-105%)] rtl:data-ending-style:[transform:translateX(-105%)]',
              WIDTHS[size],
            )}
          >
            <header className="flex items-center gap-2 border-b py-3 ps-5 pe-3">
              <div className={cx('min-w-0 flex-1', titleHidden && 'sr-only')}>
                <BaseDrawer.Title className="truncate text-heading">{title}</BaseDrawer.Title>
                {description && (
                  <BaseDrawer.Description className="truncate text-small text-muted">
                    {description}
                  </BaseDrawer.Description>
                )}
              </div>
              {tools}
              <BaseDrawer.Close
                render={<IconButton icon={X} label={t('close')} keys="Esc" size="sm" />}
              />
            </header>
            <BaseDrawer.Content
              tabIndex={0}
              className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 py-4 scrollbar-thin -outline-offset-2"
            >
              {children}
            </BaseDrawer.Content>
            {footer && (
              <footer className="flex flex-wrap justify-end gap-2 border-t px-5 py-3">
                {footer}
              </footer>
            )}
          </BaseDrawer.Popup>
        </BaseDrawer.Viewport>
      </BaseDrawer.Portal>
    </BaseDrawer.Root>
  )
}
