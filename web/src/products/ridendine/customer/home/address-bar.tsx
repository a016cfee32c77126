import { ChevronDown, MapPin } from 'lucide-react'
import type { Place } from '../../../../features/places/place.ts'
import { firstLine, otherLine } from '../../../../features/places/place-words.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'

/** Where the food goes; a tap changes it. */
export function AddressBar({ place, onChange }: { place: Place; onChange: () => void }) {
  const { t } = useTranslation('ridendine-customer')
  return (
    <button
      type="button"
      onClick={onChange}
      className="-mt-1 flex min-h-14 items-center gap-3 rounded-lg border border-edge bg-surface px-3.5 py-2 text-start shadow-1 transition-colors hover:border-control sm:max-w-md"
    >
      <span className="flex size-10 shrink-0 items-center justify-center rounded-full bg-accent-soft text-accent-text">
        <MapPin size={19} aria-hidden />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block text-small text-muted">{t('home.to')}</span>
        <span className="block truncate font-semibold">
          {firstLine(place.label)}
          {otherLine(place.label) && (
            <span className="font-normal text-muted"> · {otherLine(place.label)}</span>
          )}
        </span>
      </span>
      <ChevronDown size={18} aria-hidden className="shrink-0 text-muted" />
    </button>
  )
}
