import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { TechnicianCard } from '#contract/zenvee'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Amount, Avatar, buttonLook, Rating, Sheet } from '../../../../ui/index.ts'

type Pair = readonly (TechnicianCard | null)[] | undefined

/** Two technicians side by side, fact by fact. */
export function CompareSheet({
  cards,
  discoveryId,
  onClose,
}: {
  cards: Pair
  discoveryId: string
  onClose: () => void
}) {
  const { t } = useTranslation('zenvee-customer')
  const [a, b] = cards ?? []
  return (
    <Sheet
      open={Boolean(a && b)}
      onOpenChange={(open) => !open && onClose()}
      title={t('compare.title')}
      size="lg"
    >
      {a && b && <Comparison pair={[a, b]} discoveryId={discoveryId} />}
    </Sheet>
  )
}

function Comparison({
  pair,
  discoveryId,
}: {
  pair: readonly [TechnicianCard, TechnicianCard]
  discoveryId: string
}) {
  const { t } = useTranslation('zenvee-customer')
  const { t: say } = useTranslation('zenvee')
  const format = useFormat()
  const credentials = (card: TechnicianCard) =>
    card.credentials
      .filter((each) => each.status !== 'missing' && each.status !== 'expired')
      .map((each) => say(`credential.${kindOf(each.kind)}`))
      .join(', ')
  const rows: [string, (card: TechnicianCard) => ReactNode][] = [
    [
      t('compare.promise'),
      (card) => <span className="font-medium text-accent-text">{card.headline}</span>,
    ],
    [
      t('cards.eta'),
      (card) => (
        <span className="font-medium tabular">{format.span(card.etaMinutes * 60_000)}</span>
      ),
    ],
    [t('compare.start'), (card) => format.moment(card.startsAt)],
    [
      t('compare.rate'),
      (card) => (
        <>
          <Amount money={card.price.rate} whole />
          {card.price.mode === 'hourly' && t('price.per-hour')}
        </>
      ),
    ],
    [
      t('compare.estimate'),
      (card) => <Amount money={card.price.estimate} className="font-medium" />,
    ],
    [
      t('compare.rating'),
      (card) => <Rating value={card.rating?.average ?? null} count={card.rating?.count} />,
    ],
    [t('compare.hired'), (card) => format.number(card.timesHired)],
    [t('compare.years'), (card) => format.number(card.yearsExperience)],
    [t('compare.checked'), credentials],
  ]
  return (
    <table className="w-full table-fixed border-separate border-spacing-0 text-body">
      <thead>
        <tr>
          {pair.map((card) => (
            <th key={card.technicianId} scope="col" className="p-2 text-center font-normal">
              <Avatar name={card.name} src={card.photoUrl} size={56} />
              <span className="mt-2 block text-heading">{card.name}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, fact]) => (
          <tr key={label}>
            {pair.map((card) => (
              <td key={card.technicianId} className="border-t p-2 text-center align-top">
                <span className="block text-micro text-faint">{label}</span>
                {fact(card)}
              </td>
            ))}
          </tr>
        ))}
        <tr>
          {pair.map((card) => (
            <td key={card.technicianId} className="p-2 pt-3">
              <Link
                to="/zenvee/app/matches/$discoveryId/book"
                params={{ discoveryId }}
                search={{ technician: card.technicianId }}
                className={buttonLook({ tone: 'soft', size: 'lg', wide: true })}
              >
                {t('cards.book', { name: card.name.split(' ')[0] })}
              </Link>
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  )
}

const KINDS = ['license', 'insurance', 'background_check', 'identity'] as const

function kindOf(kind: string): (typeof KINDS)[number] {
  return KINDS.find((each) => each === kind) ?? 'identity'
}
