import { useRegisterSW } from 'virtual:pwa-register/react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { toast } from '../ui/toast.tsx'

/** Says that a new version is ready; it is taken when the person wants it. */
export function UpdatePrompt() {
  const { t } = useTranslation('core')
  const {
    needRefresh: [isReady],
    updateServiceWorker,
  } = useRegisterSW({ immediate: true })
  useEffect(() => {
    if (isReady)
      toast.stay('update', t('update.words'), t('update.act'), () => void updateServiceWorker(true))
  }, [isReady, t, updateServiceWorker])
  return null
}
