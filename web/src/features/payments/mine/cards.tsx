import { useNavigate } from '@tanstack/react-router'
import { CreditCard, Ellipsis, Plus, Star, Trash2 } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import {
  chooseMyDefaultMethod,
  listMyMethods,
  type MethodOnWire,
  removeMyMethod,
} from '#contract/payments'
import { refreshDoors, useAct, useRead } from '../../../lib/api/index.ts'
import { useTranslation } from '../../../lib/i18n/index.ts'
import { useProduct } from '../../../lib/products.tsx'
import {
  Badge,
  Button,
  Card,
  EmptyState,
  ErrorState,
  IconButton,
  Menu,
  Row,
  Screen,
  SkeletonRows,
  toast,
} from '../../../ui/index.ts'
import { useAddress } from '../../console/address.ts'
import type { MePath } from '../../identity/me.tsx'
import { AddCardSheet } from './card-form.tsx'
import { CardsSearch } from './cards-search.ts'
import { MethodName } from './method-picker.tsx'
import { keepSetup } from './save-card.ts'

/** Saved cards: add, choose the one that pays, forget. */
export function Cards({ me }: { me: MePath }) {
  const { t } = useTranslation('everyday')
  const [isAdding, setAdding] = useState(false)
  const read = useRead(listMyMethods, {})
  useReturnFromBank()
  return (
    <Screen
      title={t('card.title')}
      back={{ to: me }}
      footer={
        <Button tone="primary" size="lg" icon={Plus} onClick={() => setAdding(true)}>
          {t('card.add')}
        </Button>
      }
    >
      {read.isPending && <SkeletonRows rows={2} />}
      {read.error && <ErrorState failure={read.error} onAgain={() => void read.refetch()} />}
      {read.data?.methods.length === 0 && (
        <EmptyState icon={CreditCard} title={t('card.none')}>
          {t('card.none-about')}
        </EmptyState>
      )}
      {read.data && read.data.methods.length > 0 && (
        <Card className="divide-y py-1">
          {read.data.methods.map((method) => (
            <CardRow key={method.id} method={method} />
          ))}
        </Card>
      )}
      <AddCardSheet
        open={isAdding}
        onOpenChange={setAdding}
        onAdded={() => toast.done(t('card.saved'))}
      />
    </Screen>
  )
}

function CardRow({ method }: { method: MethodOnWire }) {
  const { t } = useTranslation('everyday')
  const makeDefault = useAct(chooseMyDefaultMethod, { refresh: [listMyMethods] })
  const remove = useAct(removeMyMethod, { says: t('card.removed'), refresh: [listMyMethods] })
  return (
    <Row
      start={
        <span className="flex size-10 items-center justify-center rounded-md bg-sunken">
          <CreditCard size={19} aria-hidden />
        </span>
      }
      title={<MethodName method={method} />}
      hint={t('card.expires', {
        month: String(method.expMonth).padStart(2, '0'),
        year: method.expYear % 100,
      })}
      end={
        <span className="flex items-center gap-2">
          {method.isDefault && <Badge tone="accent">{t('card.default')}</Badge>}
          <Menu
            trigger={<IconButton icon={Ellipsis} label={t('card.more', { last4: method.last4 })} />}
            rows={[
              {
                label: t('card.make-default'),
                icon: Star,
                disabled: method.isDefault,
                onSelect: () => makeDefault.mutate({ methodId: method.id }),
              },
              {
                label: t('card.remove'),
                icon: Trash2,
                danger: true,
                onSelect: () => remove.mutate({ methodId: method.id }),
              },
            ]}
          />
        </span>
      }
    />
  )
}

/** The bank asked before the card could be saved; now we are back. */
function useReturnFromBank(): void {
  const { t } = useTranslation('everyday')
  const product = useProduct()
  const [{ setup_intent: setupId, redirect_status: status, back }, change] = useAddress(CardsSearch)
  const navigate = useNavigate()
  const keep = useEffectEvent(async (id: string) => {
    change({ setup_intent: undefined, redirect_status: undefined, back: undefined })
    if (status !== 'succeeded') return void toast.refused(t('card.bank-no'))
    await keepSetup(product, id).then(
      () => toast.done(t('card.saved')),
      () => toast.refused(t('card.failed')),
    )
    await refreshDoors(product, [listMyMethods])
    if (back) await navigate({ href: back, replace: true })
  })
  useEffect(() => {
    if (setupId) void keep(setupId)
  }, [setupId])
}
