import { useTranslation } from 'react-i18next'
import { Dialog } from '../dialog.tsx'
import { Keys } from '../keys/keys.tsx'
import { type Shortcut, useActiveShortcuts } from '../keys/use-keys.ts'

/** `?`: everything the keyboard can do on this screen. */
export function ShortcutSheet({ onOpenChange }: { onOpenChange: (open: boolean) => void }) {
  const { t } = useTranslation('core')
  const groups = Map.groupBy(
    useActiveShortcuts(),
    (shortcut: Shortcut) => shortcut.group ?? t('keys.here'),
  )
  return (
    <Dialog open onOpenChange={onOpenChange} title={t('keys.title')} size="lg">
      <div className="columns-1 gap-10 sm:columns-2">
        {[...groups].map(([group, shortcuts]) => (
          <section key={group} className="mb-6 break-inside-avoid">
            <h3 className="mb-2 text-small font-medium text-muted">{group}</h3>
            <dl className="flex flex-col">
              {shortcuts.map((shortcut) => (
                <div key={shortcut.keys} className="flex h-9 items-center justify-between gap-4">
                  <dt>{shortcut.label}</dt>
                  <dd>
                    <Keys keys={shortcut.keys} />
                    <span className="sr-only">{shortcut.keys}</span>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
