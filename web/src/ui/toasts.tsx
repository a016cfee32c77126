import 'sonner/dist/styles.css'
import { CircleAlert, CircleCheck, Info } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { toast as say, Toaster } from 'sonner'
import { toastsAreHere } from './toast.tsx'

const LOOK = {
  toast:
    'group flex w-full items-center gap-3 rounded-lg border border-line bg-raised px-4 py-3 text-ink shadow-3 font-sans',
  title: 'text-body font-medium',
  description: 'text-small text-muted tabular',
  actionButton:
    'ms-auto h-8 shrink-0 rounded-sm bg-accent-soft px-3 text-small font-semibold text-accent-text',
  content: 'min-w-0 flex-1',
}

/** Where toasts appear; mounted once. Above the tab bar on phones. */
export function Toasts() {
  const { t } = useTranslation('kit')
  // After the toaster's own effects: it listens by now.
  useEffect(() => toastsAreHere(say), [])
  return (
    <Toaster
      position="bottom-center"
      mobileOffset={{ bottom: 'calc(5.5rem + env(safe-area-inset-bottom))' }}
      offset={{ bottom: '1.5rem' }}
      containerAriaLabel={t('toasts')}
      icons={{
        success: <CircleCheck size={18} className="text-good" />,
        error: <CircleAlert size={18} className="text-bad" />,
        info: <Info size={18} className="text-note" />,
      }}
      toastOptions={{ unstyled: true, classNames: LOOK, duration: 4_000 }}
    />
  )
}
