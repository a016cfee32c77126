import { Dialog as BaseDialog } from '@base-ui/react/dialog'
import { type LinkProps, useNavigate } from '@tanstack/react-router'
import { Command } from 'cmdk'
import { ArrowRight, Search, Zap } from 'lucide-react'
import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from '../cx.ts'
import { scrimLook } from '../dialog.tsx'
import { Keys } from '../keys/keys.tsx'
import type { Shortcut } from '../keys/use-keys.ts'
import type { DeskPlace } from './desk-shell.tsx'

export interface FoundRecord {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly link: LinkProps
}

/** Looks up records by what is written; called with at least two letters. */
export type FindRecords = (text: string, signal: AbortSignal) => Promise<readonly FoundRecord[]>

interface PaletteProps {
  readonly onOpenChange: (open: boolean) => void
  readonly places: readonly DeskPlace[]
  readonly acts: readonly Shortcut[]
  readonly find?: FindRecords
}

const row = cx(
  'flex h-11 cursor-default items-center gap-3 rounded-md px-3 text-body select-none',
  'data-[selected=true]:bg-hover [&_svg]:text-muted',
)
const heading =
  '**:[[cmdk-group-heading]]:px-3 **:[[cmdk-group-heading]]:pt-3 **:[[cmdk-group-heading]]:pb-1 **:[[cmdk-group-heading]]:text-micro **:[[cmdk-group-heading]]:text-faint'

/** ⌘K: go anywhere, find anything, do what can be done here. */
export function Palette({ onOpenChange, places, acts, find }: PaletteProps) {
  const { t } = useTranslation('core')
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const found = useFound(text, find)
  const run = (what: () => unknown) => {
    onOpenChange(false)
    what()
  }
  return (
    <BaseDialog.Root open onOpenChange={onOpenChange}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={scrimLook} />
        <BaseDialog.Popup
          initialFocus={field}
          className="fixed start-1/2 top-[12dvh] z-50 w-[calc(100vw-2rem)] max-w-xl -translate-x-1/2 overflow-hidden rounded-xl border bg-raised shadow-3 outline-none rtl:translate-x-1/2 transition-[opacity,scale] duration-120 data-starting-style:scale-98 data-starting-style:opacity-0"
        >
          <BaseDialog.Title className="sr-only">{t('palette.title')}</BaseDialog.Title>
          <Command loop label={t('palette.title')}>
            <div className="flex items-center gap-3 border-b px-4">
              <Search size={18} className="text-muted" aria-hidden />
              <Command.Input
                ref={field}
                autoFocus
                value={text}
                onValueChange={setText}
                placeholder={t('palette.hint')}
                className="h-13 flex-1 bg-transparent text-[1rem] outline-none"
              />
              <Keys keys="Esc" />
            </div>
            <Command.List
              className={cx('max-h-[min(24rem,60dvh)] overflow-y-auto p-2 scrollbar-thin', heading)}
            >
              <Command.Empty className="py-10 text-center text-muted">
                {t('palette.empty')}
              </Command.Empty>
              {found.length > 0 && (
                <Command.Group heading={t('palette.records')} forceMount>
                  {found.map((record) => (
                    <Command.Item
                      key={record.id}
                      value={`${record.label} ${record.hint ?? ''} ${text}`}
                      onSelect={() => run(() => navigate(record.link))}
                      className={row}
                    >
                      <ArrowRight size={17} className="mirror" aria-hidden />
                      <span className="flex-1 truncate">{record.label}</span>
                      <span className="text-small text-muted">{record.hint}</span>
                    </Command.Item>
                  ))}
                </Command.Group>
              )}
              <Command.Group heading={t('keys.go')}>
                {places.map((place) => (
                  <Command.Item
                    key={place.label}
                    onSelect={() => run(() => navigate({ to: place.to }))}
                    className={row}
                  >
                    <place.icon size={17} aria-hidden />
                    <span className="flex-1">{place.label}</span>
                    {place.key && <Keys keys={`g ${place.key}`} />}
                  </Command.Item>
                ))}
              </Command.Group>
              {acts.length > 0 && (
                <Command.Group heading={t('palette.acts')}>
                  {acts.map((act) => (
                    <Command.Item key={act.label} onSelect={() => run(act.run)} className={row}>
                      <Zap size={17} aria-hidden />
                      <span className="flex-1">{act.label}</span>
                      <Keys keys={act.keys} />
                    </Command.Item>
                  ))}
                </Command.Group>
              )}
            </Command.List>
          </Command>
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  )
}

const WAIT_MS = 140

function useFound(text: string, find?: FindRecords): readonly FoundRecord[] {
  const asked = useDeferredValue(text.trim())
  const [found, setFound] = useState<readonly FoundRecord[]>([])
  useEffect(() => {
    if (!find || asked.length < 2) {
      setFound([])
      return
    }
    const gone = new AbortController()
    const timer = setTimeout(() => {
      find(asked, gone.signal).then(setFound, () => undefined)
    }, WAIT_MS)
    return () => {
      clearTimeout(timer)
      gone.abort()
    }
  }, [asked, find])
  return found
}
