import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Allergen, Diet } from '#contract/ridendine/kitchen-words'
import {
  changeDish,
  createDish,
  type OwnDish,
  type OwnMenu,
  removeDish,
} from '#contract/ridendine/menus'
import { useCurrency } from '../../../../features/organisations/city-zone.tsx'
import { useAct } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import {
  Button,
  Confirm,
  Drawer,
  Field,
  Input,
  Select,
  Switch,
  Textarea,
} from '../../../../ui/index.ts'
import { Toggles } from '../../../../ui/toggles.tsx'
import { DIET_ICONS } from '../../shared/diets.ts'
import { PhotoCrop } from './photo-crop.tsx'

const DAYS = ['1', '2', '3', '4', '5', '6', '7'] as const
type Day = (typeof DAYS)[number]

function draftOf(dish: OwnDish | null, menus: readonly OwnMenu[]) {
  return {
    menuId: dish?.menuId ?? menus[0]?.id ?? '',
    name: dish?.name ?? '',
    description: dish?.description ?? '',
    price: dish ? (dish.price.amount / 100).toFixed(2) : '',
    category: dish?.category ?? '',
    prepMinutes: String(dish?.prepMinutes ?? 20),
    portions: dish?.portionsPerDay ? String(dish.portionsPerDay) : '',
    diets: [...(dish?.diets ?? [])],
    allergens: [...(dish?.allergens ?? [])],
    days: (dish?.weekdays ?? [1, 2, 3, 4, 5, 6, 7]).map((day): Day => DAYS[day - 1] ?? '1'),
    isListed: dish?.isListed ?? true,
    photoFileId: dish?.photoFileId ?? null,
  }
}
type Draft = ReturnType<typeof draftOf>

interface DishSheetProps {
  /** Null for a new one. */
  readonly dish: OwnDish | null
  readonly menus: readonly OwnMenu[]
  readonly onClose: () => void
}

/** One dish: picture, words, price, minutes, days, portions, what is in it. */
export function DishSheet({ dish, menus, onClose }: DishSheetProps) {
  const { t } = useTranslation('ridendine-kitchen')
  const currency = useCurrency('ridendine')
  const [draft, setDraft] = useState(() => draftOf(dish, menus))
  const [isRemoving, setRemoving] = useState(false)
  const done = { says: t('menu.saved'), onDone: onClose }
  const create = useAct(createDish, done)
  const change = useAct(changeDish, done)
  const remove = useAct(removeDish, { says: t('menu.removed'), onDone: onClose })
  const set = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }))
  const amount = Math.round(Number(draft.price.replace(',', '.')) * 100)
  const isReady =
    draft.name.trim().length > 1 &&
    draft.category.trim().length > 1 &&
    amount > 0 &&
    draft.days.length > 0
  const save = () => {
    const words = {
      menuId: draft.menuId,
      name: draft.name.trim(),
      description: draft.description.trim(),
      price: { amount, currency },
      category: draft.category.trim(),
      prepMinutes: Number(draft.prepMinutes),
      portionsPerDay: draft.portions ? Number(draft.portions) : null,
      diets: draft.diets,
      allergens: draft.allergens,
      weekdays: draft.days.map(Number),
      isListed: draft.isListed,
      photoFileId: draft.photoFileId,
    }
    if (dish) change.mutate({ itemId: dish.id, version: dish.version, ...words })
    else create.mutate(words)
  }
  return (
    <Drawer
      open
      onOpenChange={(open) => !open && onClose()}
      title={dish?.name ?? t('menu.new')}
      size="lg"
      footer={
        <Button
          tone="primary"
          size="lg"
          disabled={!isReady}
          busy={create.isPending || change.isPending}
          onClick={save}
        >
          {t('save')}
        </Button>
      }
    >
      <div className="flex flex-col gap-5">
        <PhotoCrop
          label={t('dish.photo')}
          name={draft.name || t('menu.new')}
          src={draft.photoFileId === dish?.photoFileId ? (dish?.photoUrl ?? null) : null}
          ratio={4 / 3}
          onKept={(fileId) => set({ photoFileId: fileId })}
        />
        <Words draft={draft} set={set} menus={menus} currency={currency} />
        <When draft={draft} set={set} />
        <WhatIsInIt draft={draft} set={set} />
        <Switch
          checked={draft.isListed}
          onChange={(isListed) => set({ isListed })}
          label={t('dish.listed')}
          hint={t('dish.listed-hint')}
        />
        {dish && (
          <Button tone="danger-quiet" icon={Trash2} onClick={() => setRemoving(true)}>
            {t('dish.remove')}
          </Button>
        )}
      </div>
      {dish && (
        <Confirm
          open={isRemoving}
          onOpenChange={setRemoving}
          title={t('dish.remove-title', { name: dish.name })}
          act={t('dish.remove')}
          danger
          onConfirm={() => remove.mutate({ itemId: dish.id })}
        >
          {t('dish.remove-about')}
        </Confirm>
      )}
    </Drawer>
  )
}

interface PartProps {
  readonly draft: Draft
  readonly set: (part: Partial<Draft>) => void
}

function Words({
  draft,
  set,
  menus,
  currency,
}: PartProps & { menus: readonly OwnMenu[]; currency: string }) {
  const { t } = useTranslation('ridendine-kitchen')
  return (
    <>
      <Field label={t('dish.name')}>
        <Input
          value={draft.name}
          maxLength={80}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
      </Field>
      <Field label={t('dish.words')} hint={t('dish.words-hint')}>
        <Textarea
          rows={3}
          maxLength={600}
          value={draft.description}
          onChange={(event) => set({ description: event.currentTarget.value })}
        />
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label={t('dish.price')}>
          <Input
            inputMode="decimal"
            start={<span className="text-muted">{currency}</span>}
            value={draft.price}
            onChange={(event) => set({ price: event.currentTarget.value })}
          />
        </Field>
        <Field label={t('dish.minutes')} hint={t('dish.minutes-hint')}>
          <Input
            type="number"
            min={1}
            max={240}
            value={draft.prepMinutes}
            onChange={(event) => set({ prepMinutes: event.currentTarget.value })}
          />
        </Field>
        <Field label={t('dish.category')}>
          <Input
            value={draft.category}
            maxLength={40}
            onChange={(event) => set({ category: event.currentTarget.value })}
          />
        </Field>
        <Field label={t('dish.menu')}>
          <Select
            value={draft.menuId}
            onChange={(menuId) => set({ menuId })}
            options={menus.map((menu) => ({ value: menu.id, label: menu.name }))}
          />
        </Field>
      </div>
    </>
  )
}

function When({ draft, set }: PartProps) {
  const { t } = useTranslation('ridendine-kitchen')
  return (
    <div className="flex flex-col gap-3">
      <p className="text-small font-medium">{t('dish.days')}</p>
      <Toggles
        label={t('dish.days')}
        value={draft.days}
        onChange={(days) => set({ days })}
        choices={DAYS.map((value) => ({ value, label: t(`day-short.${value}`) }))}
      />
      <Field label={t('dish.portions')} hint={t('dish.portions-hint')}>
        <Input
          type="number"
          min={1}
          max={500}
          value={draft.portions}
          onChange={(event) => set({ portions: event.currentTarget.value })}
        />
      </Field>
    </div>
  )
}

function WhatIsInIt({ draft, set }: PartProps) {
  const { t } = useTranslation('ridendine-kitchen')
  const { t: say } = useTranslation('ridendine')
  return (
    <>
      <div className="flex flex-col gap-2">
        <p className="text-small font-medium">{t('dish.diets')}</p>
        <Toggles
          label={t('dish.diets')}
          value={draft.diets}
          onChange={(diets) => set({ diets })}
          choices={Diet.options.map((value) => ({
            value,
            label: say(`diet.${value}`),
            icon: DIET_ICONS[value],
          }))}
        />
      </div>
      <div className="flex flex-col gap-2">
        <p className="text-small font-medium">{t('dish.allergens')}</p>
        <p className="text-small text-muted">{t('dish.allergens-hint')}</p>
        <Toggles
          label={t('dish.allergens')}
          value={draft.allergens}
          onChange={(allergens) => set({ allergens })}
          choices={Allergen.options.map((value) => ({ value, label: say(`allergen.${value}`) }))}
        />
      </div>
    </>
  )
}
