import { Bookmark, House, MapPin, MapPinned, Search } from 'lucide-react'
import { lazy, Suspense, useDeferredValue, useState } from 'react'
import { listAddresses, reversePlace, searchPlaces } from '#contract/places'
import { clientOf, useRead, useReadPages } from '../../lib/api/index.ts'
import { useTranslation } from '../../lib/i18n/index.ts'
import { useProduct } from '../../lib/products.tsx'
import { Button, Field, Input, Sheet, Skeleton, SkeletonRows, toast } from '../../ui/index.ts'
import type { At } from '../../ui/map/city-map.tsx'
import { keepPlace } from './last-place.ts'
import type { Place } from './place.ts'

const CityMap = lazy(() =>
  import('../../ui/map/city-map.tsx').then((file) => ({ default: file.CityMap })),
)

interface PlaceSheetProps {
  /** The question: "Where is the work?" */
  readonly title?: string
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly place: Place | null
  readonly onChoose: (place: Place) => void
}

/** Where: a saved address, one that was typed, or a pin on the map. */
export function PlaceSheet({ title, open, onOpenChange, place, onChoose }: PlaceSheetProps) {
  const { t } = useTranslation('everyday')
  const [byPin, setByPin] = useState(false)
  const choose = (chosen: Place) => {
    keepPlace(chosen)
    onChoose(chosen)
    setByPin(false)
    onOpenChange(false)
  }
  return (
    <Sheet
      open={open}
      onOpenChange={onOpenChange}
      title={title ?? t('place.title')}
      description={byPin ? t('place.pin-about') : undefined}
    >
      {byPin ? (
        <PinPicker place={place} onChoose={choose} onBack={() => setByPin(false)} />
      ) : (
        <PlaceSearch place={place} onChoose={choose} onPin={() => setByPin(true)} />
      )}
    </Sheet>
  )
}

function PlaceSearch({
  place,
  onChoose,
  onPin,
}: {
  place: Place | null
  onChoose: (place: Place) => void
  onPin: () => void
}) {
  const { t } = useTranslation('everyday')
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const found = useRead(
    searchPlaces,
    { q, near: place ? nearOf(place) : undefined },
    { enabled: q.length > 1, keep: true },
  )
  const saved = useReadPages(listAddresses, {})
  const isSearching = q.length > 1
  return (
    <div className="flex min-h-96 flex-col gap-4">
      <Field label={t('place.search')} labelHidden>
        <Input
          autoFocus
          type="search"
          autoComplete="street-address"
          value={typed}
          placeholder={t('place.search')}
          start={<Search size={17} />}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </Field>
      <ul className="flex flex-col">
        {!isSearching && (
          <li>
            <PlaceRow
              icon={MapPinned}
              title={t('place.pin')}
              hint={t('place.pin-hint')}
              onClick={onPin}
            />
          </li>
        )}
        {!isSearching &&
          saved.items.map((address) => (
            <li key={address.id}>
              <PlaceRow
                icon={address.isDefault ? House : Bookmark}
                title={address.label}
                hint={address.line}
                onClick={() =>
                  onChoose({ point: { lat: address.lat, lng: address.lng }, label: address.line })
                }
              />
            </li>
          ))}
        {isSearching &&
          found.data?.places.map((each) => (
            <li key={`${each.label}${each.lat}`}>
              <PlaceRow
                icon={MapPin}
                title={each.label}
                hint={t(`place.kind.${each.kind}`)}
                onClick={() =>
                  onChoose({ point: { lat: each.lat, lng: each.lng }, label: each.label })
                }
              />
            </li>
          ))}
      </ul>
      {isSearching && found.isPending && <SkeletonRows rows={3} />}
      {isSearching && found.data?.places.length === 0 && (
        <p className="px-1 text-body text-muted">{t('place.none')}</p>
      )}
    </div>
  )
}

function PlaceRow({
  icon: Icon,
  title,
  hint,
  onClick,
}: {
  icon: typeof MapPin
  title: string
  hint: string
  onClick: () => void
}) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="flex min-h-15 w-full items-center gap-3.5 rounded-md px-1 py-2 text-start hover:bg-hover active:bg-press"
    >
      <span className="flex size-10 shrink-0 items-center justify-center rounded-full bg-sunken text-muted">
        <Icon size={18} aria-hidden />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{title}</span>
        <span className="block truncate text-small text-muted">{hint}</span>
      </span>
    </button>
  )
}

function PinPicker({
  place,
  onChoose,
  onBack,
}: {
  place: Place | null
  onChoose: (place: Place) => void
  onBack: () => void
}) {
  const { t } = useTranslation('everyday')
  const product = useProduct()
  const [pin, setPin] = useState<Place | null>(place)
  const drop = async (at: At) => {
    setPin({ point: at, label: t('place.pinned') })
    const named = await clientOf(product)
      .call(reversePlace, { at: nearOf({ point: at }) })
      .catch(() => null)
    if (named?.place) setPin({ point: at, label: named.place.label })
  }
  const locate = () =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => void drop({ lat: coords.latitude, lng: coords.longitude }),
      () => toast.note(t('place.no-gps')),
    )
  return (
    <div className="flex flex-col gap-3">
      <div className="h-72 overflow-hidden rounded-lg border">
        <Suspense fallback={<Skeleton className="h-full rounded-none" />}>
          <CityMap
            label={t('place.map')}
            markers={pin ? [{ id: 'pin', at: pin.point, kind: 'pin', name: pin.label }] : []}
            view={place ? { ...place.point, zoom: 14.5 } : undefined}
            onPick={(at) => void drop(at)}
          />
        </Suspense>
      </div>
      <p aria-live="polite" className="min-h-6 font-medium">
        {pin?.label ?? t('place.tap')}
      </p>
      <div className="flex gap-2">
        <Button tone="secondary" size="lg" onClick={onBack}>
          {t('place.by-words')}
        </Button>
        <Button tone="secondary" size="lg" onClick={locate}>
          {t('place.here')}
        </Button>
        <Button
          tone="primary"
          size="lg"
          className="flex-1"
          disabled={!pin}
          onClick={() => pin && onChoose(pin)}
        >
          {t('place.use')}
        </Button>
      </div>
    </div>
  )
}

const nearOf = ({ point }: { point: At }) => `${point.lat.toFixed(6)},${point.lng.toFixed(6)}`
