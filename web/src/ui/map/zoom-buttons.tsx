import { Minus, Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../button.tsx'

/** Zoom without a wheel or two fingers. */
export function ZoomButtons({ onZoom }: { onZoom: (isIn: boolean) => void }) {
  const { t } = useTranslation('kit')
  return (
    <div className="absolute end-3 top-1/2 z-10 flex -translate-y-1/2 flex-col overflow-hidden rounded-lg border bg-surface shadow-2">
      <IconButton
        icon={Plus}
        size="sm"
        label={t('map.in')}
        className="rounded-none"
        onClick={() => onZoom(true)}
      />
      <IconButton
        icon={Minus}
        size="sm"
        label={t('map.out')}
        className="rounded-none border-t"
        onClick={() => onZoom(false)}
      />
    </div>
  )
}
