import { DoorOpen, Hand, PersonStanding } from 'lucide-react'
import { useState } from 'react'
import type { Money } from '#contract'
import { listAddresses } from '#contract/places'
import type { DropOff } from '#contract/ridendine/order'
import type { Place } from '../../../../features/places/place.ts'
import { PlaceSheet } from '../../../../features/places/place-sheet.tsx'
import { useReadPages } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Button, Field, Input, RadioCards, Section } from '../../../../ui/index.ts'
import { AddressBar } from '../home/address-bar.tsx'

/** What the customer wishes beside the dishes. */
export interface Wish {
  readonly doorNote: string
  readonly dropOff: DropOff
  readonly note: string
  readonly tip: Money | null
}

/** The wishes of this checkout. */
export function useWish() {
  const [wish, set] = useState<Wish>({ doorNote: '', dropOff: 'hand_over', note: '', tip: null })
  return [wish, (part: Partial<Wish>) => set((now) => ({ ...now, ...part }))] as const
}

interface WhereProps {
  readonly place: Place | null
  readonly wish: Wish
  readonly onChange: (part: Partial<Wish>) => void
}

/** The door, how to get to it, and how the food changes hands there. */
export function WherePart({ place, wish, onChange }: WhereProps) {
  const { t } = useTranslation('ridendine-customer')
  const [isChoosing, setChoosing] = useState(false)
  const saved = useReadPages(listAddresses, {})
  const known = saved.items.find((each) => each.line === place?.label)
  return (
    <Section title={t('checkout.where')}>
      {place ? (
        <AddressBar place={place} onChange={() => setChoosing(true)} />
      ) : (
        <Button tone="soft" size="lg" onClick={() => setChoosing(true)}>
          {t('home.choose')}
        </Button>
      )}
      <RadioCards
        label={t('checkout.drop-off')}
        value={wish.dropOff}
        onChange={(dropOff) => onChange({ dropOff })}
        columns={3}
        choices={[
          { value: 'hand_over', label: t('checkout.hand_over'), icon: Hand },
          { value: 'leave_at_door', label: t('checkout.leave_at_door'), icon: DoorOpen },
          { value: 'meet_outside', label: t('checkout.meet_outside'), icon: PersonStanding },
        ]}
      />
      <Field label={t('checkout.door-note')}>
        <Input
          value={wish.doorNote}
          maxLength={300}
          placeholder={known?.note || t('checkout.door-note-shape')}
          onFocus={() => {
            if (!wish.doorNote && known?.note) onChange({ doorNote: known.note })
          }}
          onChange={(event) => onChange({ doorNote: event.currentTarget.value })}
        />
      </Field>
      <PlaceSheet
        title={t('home.where')}
        open={isChoosing}
        onOpenChange={setChoosing}
        place={place}
        onChoose={() => undefined}
      />
    </Section>
  )
}
