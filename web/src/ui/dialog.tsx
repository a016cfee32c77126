import { AlertDialog } from '@base-ui/react/alert-dialog'
import { Dialog as BaseDialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from './button.tsx'
import { cx } from './cx.ts'
import { Field, Input } from './field.tsx'

export const scrimLook = cx(
  'fixed inset-0 z-40 bg-scrim transition-opacity duration-200',
  'data-starting-style:opacity-0 data-ending-style:opacity-0',
)

const popup = cx(
  'fixed start-1/2 top-1/2 z-50 flex max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] -translate-y-1/2 -translate-x-1/2 rtl:translate-x-1/2 flex-col overflow-hidden',
  'rounded-xl border border-line bg-raised shadow-3 outline-none transition-[opacity,scale] duration-180 ease-snap',
  'data-starting-style:scale-96 data-starting-style:opacity-0 data-ending-style:scale-97 data-ending-style:opacity-0',
)
const WIDTHS = { sm: 'max-w-sm', md: 'max-w-lg', lg: 'max-w-3xl', xl: 'max-w-5xl' }

export interface PanelProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly title: string
  readonly titleHidden?: boolean
  readonly description?: ReactNode
  /** Buttons, at the end of the panel, always visible. */
  readonly footer?: ReactNode
  readonly children?: ReactNode
}

/** A window over the page. Focus goes in and comes back; Esc and the scrim close it. */
export function Dialog({
  open,
  onOpenChange,
  title,
  titleHidden,
  description,
  footer,
  size = 'md',
  children,
}: PanelProps & { readonly size?: keyof typeof WIDTHS }) {
  const { t } = useTranslation('kit')
  return (
    <BaseDialog.Root open={open} onOpenChange={onOpenChange}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={scrimLook} />
        <BaseDialog.Popup className={cx(popup, WIDTHS[size])}>
          <header className={cx('flex items-start gap-4 px-6 pt-5 pb-1', titleHidden && 'sr-only')}>
            <div className="min-w-0 flex-1 pt-1">
              <BaseDialog.Title className="text-heading">{title}</BaseDialog.Title>
              {description && (
                <BaseDialog.Description className="mt-1 text-body text-muted">
                  {description}
                </BaseDialog.Description>
              )}
            </div>
            <BaseDialog.Close
              render={<IconButton icon={X} label={t('close')} size="sm" className="-me-2" />}
            />
          </header>
          <div
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled by the arrow keys
            tabIndex={0}
            className="min-h-0 flex-1 overflow-y-auto px-6 py-4 scrollbar-thin -outline-offset-2"
          >
            {children}
          </div>
          {footer && (
            <footer className="flex flex-wrap justify-end gap-2 border-t px-6 py-4">
              {footer}
            </footer>
          )}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  )
}

interface ConfirmProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly title: string
  readonly children: ReactNode
  /** The verb of the button: "Cancel booking", never "OK". */
  readonly act: string
  readonly keep?: string
  readonly danger?: boolean
  readonly busy?: boolean
  /** For what cannot be undone: this must be typed first. */
  readonly typed?: string
  readonly onConfirm: () => void
}

/** Asks before something that cannot be undone. For everything else, do it and offer Undo. */
export function Confirm({
  open,
  onOpenChange,
  title,
  children,
  act,
  keep,
  danger,
  busy,
  typed,
  onConfirm,
}: ConfirmProps) {
  const { t } = useTranslation('kit')
  const [written, setWritten] = useState('')
  const isReady = !typed || written.trim() === typed
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={scrimLook} />
        <AlertDialog.Popup className={cx(popup, WIDTHS.sm, 'p-6')}>
          <AlertDialog.Title className="text-heading">{title}</AlertDialog.Title>
          <AlertDialog.Description render={<div />} className="mt-2 text-body text-muted">
            {children}
          </AlertDialog.Description>
          {typed && (
            <Field label={t('type-to-confirm', { typed })} className="mt-4">
              <Input
                value={written}
                onChange={(event) => setWritten(event.currentTarget.value)}
                autoComplete="off"
              />
            </Field>
          )}
          <div className="mt-6 flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
            <AlertDialog.Close render={<Button>{keep ?? t('keep')}</Button>} />
            <Button
              tone={danger ? 'danger' : 'primary'}
              disabled={!isReady}
              busy={busy}
              onClick={onConfirm}
            >
              {act}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
