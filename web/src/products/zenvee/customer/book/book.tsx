import { getRouteApi } from '@tanstack/react-router'
import { Info, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import type { ApiFailure } from '#contract'
import {
  type Discovery,
  readDiscovery,
  requestBooking,
  type TechnicianCard,
} from '#contract/zenvee'
import { MethodPicker } from '../../../../features/payments/mine/method-picker.tsx'
import { useAct, useRead } from '../../../../lib/api/index.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import {
  Avatar,
  Button,
  Card,
  ErrorState,
  Field,
  PriceLines,
  Rating,
  Screen,
  Section,
  SkeletonPage,
  Textarea,
} from '../../../../ui/index.ts'
import { SlotGrid } from './slot-grid.tsx'

const route = getRouteApi('/zenvee/app/matches/$discoveryId/book')

/** Time, card, note and the whole price; then the request goes out. */
export function Book() {
  const { t } = useTranslation('zenvee-customer')
  const { discoveryId } = route.useParams()
  const { technician } = route.useSearch()
  const found = useRead(readDiscovery, { discoveryId })
  const back = { to: '/zenvee/app/matches/$discoveryId', params: { discoveryId } } as const
  if (found.isPending) return <SkeletonPage />
  if (found.error)
    return (
      <Screen title={t('book.title')} back={back}>
        <ErrorState failure={found.error} assurance={t('book.not-charged')} />
      </Screen>
    )
  const chosen = found.data.cards.find((card) => card.technicianId === technician) ?? null
  return <BookForm discovery={found.data} chosen={chosen} />
}

function BookForm({ discovery, chosen }: { discovery: Discovery; chosen: TechnicianCard | null }) {
  const { t } = useTranslation('zenvee-customer')
  const navigate = route.useNavigate()
  const { at } = route.useSearch()
  const [methodId, setMethodId] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const format = useFormat()
  const [problem, setProblem] = useState<ApiFailure | null>(null)
  const first = chosen ?? discovery.cards[0]
  const request = useAct(requestBooking, {
    onDone: ({ id }) =>
      void navigate({
        to: '/zenvee/app/bookings/$bookingId',
        params: { bookingId: id },
        replace: true,
      }),
    onRefused: (failure) => {
      setProblem(failure)
      return true
    },
  })
  if (!first) return null
  const startsAt = chosen ? (at ?? chosen.startsAt) : first.startsAt
  const send = () => {
    setProblem(null)
    if (methodId)
      request.mutate({
        discoveryId: discovery.id,
        technicianId: chosen?.technicianId ?? null,
        startsAt,
        paymentMethodId: methodId,
        note: note.trim(),
      })
  }
  return (
    <Screen
      title={chosen ? t('book.title') : t('book.best')}
      back={{ to: '/zenvee/app/matches/$discoveryId', params: { discoveryId: discovery.id } }}
      focus
      footer={
        <Button
          tone="primary"
          size="xl"
          busy={request.isPending}
          disabled={!methodId}
          onClick={send}
        >
          {chosen
            ? t('book.send', {
                name: chosen.name.split(' ')[0],
                total: format.money(totalOf(chosen)),
              })
            : t('book.send-best')}
        </Button>
      }
    >
      {chosen ? (
        <Chosen card={chosen} discovery={discovery} />
      ) : (
        <BestMatch discovery={discovery} />
      )}
      {chosen && (
        <Section title={t('book.when')}>
          <SlotGrid
            discovery={discovery}
            card={chosen}
            at={at}
            onChange={(next) =>
              void navigate({
                search: (now) => ({ ...now, at: next }),
                replace: true,
                resetScroll: false,
              })
            }
          />
        </Section>
      )}
      <Note note={note} onChange={setNote} />
      <Section title={t('book.card')}>
        <MethodPicker value={methodId} onChange={setMethodId} />
      </Section>
      <PriceCard card={first} isBest={!chosen} />
      <Ladder steps={discovery.cancellation} />
      {problem && (
        <ErrorState
          failure={problem}
          assurance={t('book.not-charged')}
          className="rounded-xl border py-8"
        />
      )}
    </Screen>
  )
}

function Note({ note, onChange }: { note: string; onChange: (note: string) => void }) {
  const { t } = useTranslation('zenvee-customer')
  return (
    <Section title={t('book.note')} hint={t('book.note-hint')}>
      <Field label={t('book.note')} labelHidden>
        <Textarea
          value={note}
          maxLength={1000}
          rows={2}
          placeholder={t('book.note-placeholder')}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </Field>
    </Section>
  )
}

function PriceCard({ card, isBest }: { card: TechnicianCard; isBest: boolean }) {
  const { t } = useTranslation('zenvee-customer')
  return (
    <Section title={t('book.price')}>
      <Card look="flat">
        <Price card={card} isBest={isBest} />
        <p className="mt-4 flex gap-2 border-t pt-4 text-small text-muted">
          <ShieldCheck size={17} aria-hidden className="shrink-0 text-good-text" />
          {t('book.held')}
        </p>
      </Card>
    </Section>
  )
}

function Chosen({ card, discovery }: { card: TechnicianCard; discovery: Discovery }) {
  return (
    <header className="flex items-center gap-4">
      <Avatar name={card.name} src={card.photoUrl} size={60} />
      <div className="min-w-0">
        <p className="text-small font-medium text-accent-text">{card.headline}</p>
        <p className="text-title">{card.name}</p>
        <p className="flex items-center gap-2 text-small text-muted">
          <Rating value={card.rating?.average ?? null} count={card.rating?.count} />
          {discovery.service.title}
        </p>
      </div>
    </header>
  )
}

/** No name yet: they are asked one after another, in the order of the cards. */
function BestMatch({ discovery }: { discovery: Discovery }) {
  const { t } = useTranslation('zenvee-customer')
  const format = useFormat()
  const [first] = discovery.cards
  return (
    <header className="flex flex-col gap-3">
      <p className="text-title">{discovery.service.title}</p>
      <p className="text-muted">{t('book.best-about', { count: discovery.cards.length })}</p>
      <ol className="flex items-center">
        {discovery.cards.map((card, place) => (
          <li key={card.technicianId} className={place ? '-ms-2' : undefined}>
            <Avatar
              name={card.name}
              src={card.photoUrl}
              size={40}
              className="rounded-full ring-2 ring-ground"
            />
          </li>
        ))}
        {first && (
          <li className="ms-3 text-small text-muted">
            {t('book.earliest', { time: format.moment(first.startsAt) })}
          </li>
        )}
      </ol>
    </header>
  )
}

const totalOf = ({ price: { estimate, tax } }: TechnicianCard) => ({
  amount: estimate.amount + tax.amount,
  currency: estimate.currency,
})

function Price({ card, isBest }: { card: TechnicianCard; isBest: boolean }) {
  const { t } = useTranslation('zenvee-customer')
  const { estimate, tax, mode } = card.price
  return (
    <PriceLines
      lines={[
        {
          label: t('book.work'),
          hint: mode === 'fixed' ? undefined : t(`book.${mode}`),
          money: estimate,
        },
        { label: t('book.tax'), money: tax },
      ]}
      total={{ label: isBest ? t('book.total-first') : t('book.total'), money: totalOf(card) }}
    />
  )
}

/** What calling it off costs, said before anything is agreed. */
function Ladder({ steps }: { steps: readonly string[] }) {
  const { t } = useTranslation('zenvee-customer')
  return (
    <Section title={t('book.ladder')}>
      <ul className="flex flex-col gap-2 rounded-lg bg-sunken p-4 text-small">
        <li className="flex gap-2.5">
          <Info size={16} aria-hidden className="mt-px shrink-0 text-muted" />
          {t('book.ladder-free')}
        </li>
        {steps.map((step) => (
          <li key={step} className="flex gap-2.5">
            <span aria-hidden className="mx-1 mt-1.5 size-1.5 shrink-0 rounded-full bg-accent" />
            {step}
          </li>
        ))}
      </ul>
    </Section>
  )
}
