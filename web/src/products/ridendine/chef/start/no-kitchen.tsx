import { ChefHat, MapPin } from 'lucide-react'
import { useState } from 'react'
import { readOwnKitchen, registerChef } from '#contract/ridendine/chefs'
import { Cuisine } from '#contract/ridendine/kitchen-words'
import type { Place } from '../../../../features/places/place.ts'
import { PlaceSheet } from '../../../../features/places/place-sheet.tsx'
import { useAct } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Button, Field, Input, Screen } from '../../../../ui/index.ts'
import { Toggles } from '../../../../ui/toggles.tsx'

const MOST_CUISINES = 4

/** A chef without a kitchen: three questions, and it is there. */
export function NoKitchen() {
  const { t } = useTranslation('ridendine-kitchen')
  const { t: say } = useTranslation('ridendine')
  const [name, setName] = useState('')
  const [tagline, setTagline] = useState('')
  const [cuisines, setCuisines] = useState<Cuisine[]>([])
  const [place, setPlace] = useState<Place | null>(null)
  const [isChoosing, setChoosing] = useState(false)
  const register = useAct(registerChef, { says: t('register.done'), refresh: [readOwnKitchen] })
  const isReady = name.trim().length > 1 && cuisines.length > 0 && place
  const send = () =>
    place &&
    register.mutate({
      businessName: name.trim(),
      tagline: tagline.trim(),
      cuisines,
      place: { line: place.label, point: place.point },
    })
  return (
    <Screen
      title={t('register.title')}
      hint={t('register.about')}
      large
      focus
      width="narrow"
      footer={
        <Button
          tone="primary"
          size="xl"
          icon={ChefHat}
          disabled={!isReady}
          busy={register.isPending}
          onClick={send}
        >
          {t('register.act')}
        </Button>
      }
    >
      <Field label={t('profile.name')}>
        <Input
          value={name}
          maxLength={60}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </Field>
      <Field label={t('profile.tagline')} hint={t('profile.tagline-hint')}>
        <Input
          value={tagline}
          maxLength={90}
          onChange={(event) => setTagline(event.currentTarget.value)}
        />
      </Field>
      <div className="flex flex-col gap-2">
        <p className="text-small font-medium">{t('profile.cuisines')}</p>
        <Toggles
          label={t('profile.cuisines')}
          value={cuisines}
          onChange={(next) => setCuisines(next.slice(0, MOST_CUISINES))}
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
          {place?.label ?? t('profile.choose-place')}
        </Button>
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
