import { Ellipsis, House, MapPin, Plus, Star, Trash2 } from 'lucide-react'
import { useState } from 'react'
import {
  changeAddress,
  listAddresses,
  removeAddress,
  type SavedAddress,
  saveAddress,
} from '#contract/places'
import { useAct, useReadPages } from '../../lib/api/index.ts'
import { useTranslation } from '../../lib/i18n/index.ts'
import {
  Badge,
  Button,
  Card,
  EmptyState,
  ErrorState,
  Field,
  IconButton,
  Input,
  Menu,
  Row,
  Screen,
  Sheet,
  SkeletonRows,
  Textarea,
} from '../../ui/index.ts'
import type { MePath } from '../identity/me.tsx'
import type { Place } from './place.ts'
import { PlaceSheet } from './place-sheet.tsx'

/** Saved addresses: the first is offered wherever a place is asked for. */
export function Places({ me }: { me: MePath }) {
  const { t } = useTranslation('everyday')
  const [isFinding, setFinding] = useState(false)
  const [found, setFound] = useState<Place | null>(null)
  const read = useReadPages(listAddresses, {})
  return (
    <Screen
      title={t('places.title')}
      back={{ to: me }}
      footer={
        <Button tone="primary" size="lg" icon={Plus} onClick={() => setFinding(true)}>
          {t('places.add')}
        </Button>
      }
    >
      {read.isPending && <SkeletonRows rows={2} />}
      {read.error && <ErrorState failure={read.error} onAgain={() => void read.refetch()} />}
      {read.isSuccess && read.items.length === 0 && (
        <EmptyState icon={MapPin} title={t('places.none')}>
          {t('places.none-about')}
        </EmptyState>
      )}
      {read.items.length > 0 && (
        <Card className="divide-y py-1">
          {read.items.map((address) => (
            <AddressRow key={address.id} address={address} />
          ))}
        </Card>
      )}
      <PlaceSheet open={isFinding} onOpenChange={setFinding} place={null} onChoose={setFound} />
      {found && (
        <NameSheet place={found} onClose={() => setFound(null)} isFirst={read.items.length === 0} />
      )}
    </Screen>
  )
}

function AddressRow({ address }: { address: SavedAddress }) {
  const { t } = useTranslation('everyday')
  const change = useAct(changeAddress, { refresh: [listAddresses] })
  const remove = useAct(removeAddress, { says: t('places.removed'), refresh: [listAddresses] })
  return (
    <Row
      start={
        <span className="flex size-10 items-center justify-center rounded-full bg-sunken text-muted">
          {address.isDefault ? <House size={18} aria-hidden /> : <MapPin size={18} aria-hidden />}
        </span>
      }
      title={address.label}
      hint={address.note ? `${address.line} · ${address.note}` : address.line}
      end={
        <span className="flex items-center gap-2">
          {address.isDefault && <Badge tone="accent">{t('places.default')}</Badge>}
          <Menu
            trigger={
              <IconButton icon={Ellipsis} label={t('places.more', { label: address.label })} />
            }
            rows={[
              {
                label: t('places.make-default'),
                icon: Star,
                disabled: address.isDefault,
                onSelect: () => change.mutate({ addressId: address.id, isDefault: true }),
              },
              {
                label: t('places.remove'),
                icon: Trash2,
                danger: true,
                onSelect: () => remove.mutate({ addressId: address.id }),
              },
            ]}
          />
        </span>
      }
    />
  )
}

function NameSheet({
  place,
  isFirst,
  onClose,
}: {
  place: Place
  isFirst: boolean
  onClose: () => void
}) {
  const { t } = useTranslation('everyday')
  const [label, setLabel] = useState(isFirst ? t('places.home') : '')
  const [note, setNote] = useState('')
  const save = useAct(saveAddress, {
    says: t('places.saved'),
    refresh: [listAddresses],
    onDone: onClose,
  })
  const send = () =>
    save.mutate({
      label: label.trim(),
      line: place.label,
      note: note.trim(),
      point: place.point,
      isDefault: isFirst,
    })
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('places.name')}
      description={place.label}
      footer={
        <Button
          tone="primary"
          size="lg"
          disabled={!label.trim()}
          busy={save.isPending}
          onClick={send}
        >
          {t('places.save')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label={t('places.label')}>
          <Input
            value={label}
            maxLength={40}
            placeholder={t('places.home')}
            onChange={(event) => setLabel(event.currentTarget.value)}
          />
        </Field>
        <Field label={t('places.note')} hint={t('places.note-hint')}>
          <Textarea
            rows={2}
            value={note}
            maxLength={300}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </Field>
      </div>
    </Sheet>
  )
}
