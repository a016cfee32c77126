import { MapPin } from 'lucide-react'
import { useState } from 'react'
import { changeOwnKitchen, type OwnKitchen } from '#contract/ridendine/chefs'
import { Cuisine } from '#contract/ridendine/kitchen-words'
import type { Place } from '../../../../features/places/place.ts'
import { PlaceSheet } from '../../../../features/places/place-sheet.tsx'
import { useAct } from '../../../../lib/api/index.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import {
  Button,
  ErrorState,
  Field,
  Input,
  Screen,
  Select,
  Skeleton,
  Textarea,
} from '../../../../ui/index.ts'
import { Toggles } from '../../../../ui/toggles.tsx'
import { PhotoCrop } from '../menu/photo-crop.tsx'
import { useKitchen } from '../use-kitchen.ts'

const MOST_CUISINES = 4
const RADII = [1000, 2000, 3000, 4000, 5000, 6000, 8000, 10_000] as const

/** How the kitchen looks to those who choose one. */
export function ProfilePage() {
  const { t } = useTranslation('ridendine-kitchen')
  const read = useKitchen()
  if (read.data) return <ProfileForm key={wordsOf(read.data)} kitchen={read.data} />
  return (
    <Screen title={t('profile.title')} back={{ to: '/ridendine/kitchen/more' }} width="narrow">
      {read.error ? (
        <ErrorState failure={read.error} onAgain={() => void read.refetch()} />
      ) : (
        <Skeleton className="h-96 rounded-xl" />
      )}
    </Screen>
  )
}

/** The form begins anew when these have changed elsewhere, and not with every pause or order. */
const wordsOf = ({
  businessName,
  tagline,
  about,
  cuisines,
  place,
  radiusMetres,
  pickupNote,
}: OwnKitchen) =>
  JSON.stringify([businessName, tagline, about, cuisines, place, radiusMetres, pickupNote])

function ProfileForm({ kitchen }: { kitchen: OwnKitchen }) {
  const { t } = useTranslation('ridendine-kitchen')
  const { t: say } = useTranslation('ridendine')
  const format = useFormat()
  const [draft, setDraft] = useState(kitchen)
  const [place, setPlace] = useState<Place | null>(null)
  const [isChoosing, setChoosing] = useState(false)
  const save = useAct(changeOwnKitchen, { says: t('profile.saved') })
  const set = (part: Partial<OwnKitchen>) => setDraft((now) => ({ ...now, ...part }))
  const send = () =>
    save.mutate({
      version: kitchen.version,
      businessName: draft.businessName.trim(),
      tagline: draft.tagline.trim(),
      about: draft.about.trim(),
      cuisines: draft.cuisines,
      pickupNote: draft.pickupNote.trim(),
      radiusMetres: draft.radiusMetres,
      photoFileId: draft.photoFileId,
      coverFileId: draft.coverFileId,
      ...(place ? { place: { line: place.label, point: place.point } } : {}),
    })
  return (
    <Screen
      title={t('profile.title')}
      back={{ to: '/ridendine/kitchen/more' }}
      width="narrow"
      focus
      footer={
        <Button
          tone="primary"
          size="lg"
          disabled={draft.businessName.trim().length < 2 || draft.cuisines.length === 0}
          busy={save.isPending}
          onClick={send}
        >
          {t('save')}
        </Button>
      }
    >
      <PhotoCrop
        label={t('profile.cover')}
        name={draft.businessName}
        src={kitchen.coverUrl}
        ratio={5 / 2}
        onKept={(coverFileId) => set({ coverFileId })}
      />
      <div className="max-w-44">
        <PhotoCrop
          label={t('profile.photo')}
          name={draft.chefName}
          src={kitchen.photoUrl}
          ratio={1}
          onKept={(photoFileId) => set({ photoFileId })}
        />
      </div>
      <WordFields draft={draft} onChange={set} />
      <div className="flex flex-col gap-2">
        <p className="text-small font-medium">{t('profile.cuisines')}</p>
        <Toggles
          label={t('profile.cuisines')}
          value={draft.cuisines}
          onChange={(cuisines) => set({ cuisines: cuisines.slice(0, MOST_CUISINES) })}
          choices={Cuisine.options.map((value) => ({ value, label: say(`cuisine.${value}`) }))}
        />
      </div>
      <Field label={t('profile.place')} hint={t('profile.place-hint')}>
        <Button
          icon={MapPin}
          wide
          className="h-auto min-h-11 py-2 whitespace-normal"
          onClick={() => setChoosing(true)}
        >
          {place?.label ?? draft.place.label}
        </Button>
      </Field>
      <Field label={t('profile.radius')}>
        <Select
          value={String(draft.radiusMetres)}
          onChange={(metres) => set({ radiusMetres: Number(metres) })}
          options={[...new Set([...RADII, draft.radiusMetres])]
            .toSorted((a, b) => a - b)
            .map((metres) => ({ value: String(metres), label: format.distance(metres) }))}
        />
      </Field>
      <Field label={t('profile.pickup')} hint={t('profile.pickup-hint')}>
        <Input
          value={draft.pickupNote}
          maxLength={200}
          onChange={(event) => set({ pickupNote: event.currentTarget.value })}
        />
      </Field>
      <PlaceSheet
        title={t('profile.place')}
        open={isChoosing}
        onOpenChange={setChoosing}
        place={place}
        onChoose={setPlace}
      />
    </Screen>
  )
}

interface WordFieldsProps {
  readonly draft: OwnKitchen
  readonly onChange: (part: Partial<OwnKitchen>) => void
}

/** Its name, a line, and the story. */
function WordFields({ draft, onChange }: WordFieldsProps) {
  const { t } = useTranslation('ridendine-kitchen')
  return (
    <>
      <Field label={t('profile.name')}>
        <Input
          value={draft.businessName}
          maxLength={60}
          onChange={(event) => onChange({ businessName: event.currentTarget.value })}
        />
      </Field>
      <Field label={t('profile.tagline')} hint={t('profile.tagline-hint')}>
        <Input
          value={draft.tagline}
          maxLength={90}
          onChange={(event) => onChange({ tagline: event.currentTarget.value })}
        />
      </Field>
      <Field label={t('profile.about')} hint={t('profile.about-hint')}>
        <Textarea
          rows={5}
          maxLength={1500}
          value={draft.about}
          onChange={(event) => onChange({ about: event.currentTarget.value })}
        />
      </Field>
    </>
  )
}
