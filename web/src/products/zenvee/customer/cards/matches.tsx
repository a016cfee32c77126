import { getRouteApi, Link } from '@tanstack/react-router'
import { ArrowLeftRight, Clock, MapPin, RefreshCw, SearchX, Sparkles } from 'lucide-react'
import { useState } from 'react'
import { type Discovery, readDiscovery } from '#contract/zenvee'
import { firstLine } from '../../../../features/places/place-words.ts'
import { useRead } from '../../../../lib/api/index.ts'
import { useFormat, useNow } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import {
  Button,
  buttonLook,
  cx,
  EmptyState,
  ErrorState,
  Screen,
  Skeleton,
} from '../../../../ui/index.ts'
import { type Intent, placeParts } from '../discover/intent.ts'
import { CompareSheet } from './compare.tsx'
import { ProofSheet } from './proof.tsx'
import { TechnicianCardView } from './technician-card.tsx'
import { WhySheet } from './why.tsx'

const route = getRouteApi('/zenvee/app/matches/$discoveryId')

/** Three to five technicians, in the order of their fit; each can say why. */
export function Matches() {
  const { t } = useTranslation('zenvee-customer')
  const { discoveryId } = route.useParams()
  const found = useRead(readDiscovery, { discoveryId })
  if (found.isPending)
    return (
      <Screen title={t('cards.title')} back={{ to: '/zenvee/app' }} width="wide">
        <CardSkeletons />
      </Screen>
    )
  if (found.error)
    return (
      <Screen title={t('cards.title')} back={{ to: '/zenvee/app' }}>
        <ErrorState failure={found.error} onAgain={() => void found.refetch()} />
      </Screen>
    )
  return <Found discovery={found.data} />
}

function Found({ discovery }: { discovery: Discovery }) {
  const { t } = useTranslation('zenvee-customer')
  const { why, proof, compare } = route.useSearch()
  const navigate = route.useNavigate()
  const [picked, setPicked] = useState<readonly string[]>([])
  const isOld = useNow(10) > new Date(discovery.goodUntil).getTime()
  const shown = (open: { why?: string; proof?: string; compare?: string }) =>
    void navigate({ search: open, resetScroll: false })
  const pick = (id: string) =>
    setPicked((now) =>
      now.includes(id) ? now.filter((each) => each !== id) : [...now, id].slice(-2),
    )
  const cardOf = (id: string | undefined) =>
    discovery.cards.find((card) => card.technicianId === id) ?? null
  const pair = compare?.split(',').map(cardOf)
  const hasTwo = picked.length === 2

  return (
    <Screen
      title={t('cards.title')}
      back={{ to: '/zenvee/app/find', search: intentOf(discovery) }}
      focus
      width="wide"
      footer={
        discovery.cards.length > 0 && (
          <div className="mx-auto flex max-w-2xl gap-2">
            {hasTwo && (
              <Button
                size="xl"
                icon={ArrowLeftRight}
                className="flex-1"
                onClick={() => shown({ compare: picked.join(',') })}
              >
                {t('compare.open')}
              </Button>
            )}
            <Link
              to="/zenvee/app/matches/$discoveryId/book"
              params={{ discoveryId: discovery.id }}
              className={cx(buttonLook({ tone: 'primary', size: 'xl' }), 'flex-1')}
            >
              <Sparkles size={19} aria-hidden />
              {t('cards.best')}
            </Link>
          </div>
        )
      }
    >
      <Asked discovery={discovery} isOld={isOld} />
      {discovery.cards.length === 0 ? (
        <Nobody discovery={discovery} />
      ) : (
        <ol
          className={cx(
            'grid items-stretch gap-3.5',
            discovery.cards.length > 1 ? 'sm:grid-cols-2' : 'mx-auto w-full max-w-md',
            discovery.cards.length > 2 && 'xl:grid-cols-3',
          )}
        >
          {discovery.cards.map((card, place) => (
            <li
              key={card.technicianId}
              className="animate-rise"
              style={{ animationDelay: `${place * 45}ms` }}
            >
              <TechnicianCardView
                card={card}
                discoveryId={discovery.id}
                isFirst={place === 0}
                isPicked={picked.includes(card.technicianId)}
                onPick={() => pick(card.technicianId)}
                onWhy={() => shown({ why: card.technicianId })}
                onProof={() => shown({ proof: card.technicianId })}
              />
            </li>
          ))}
        </ol>
      )}
      {discovery.cards.length > 0 && (
        <p className="text-center text-small text-muted">
          {t('cards.considered', { count: discovery.considered })}{' '}
          {discovery.ruledOut > 0 && t('cards.ruled-out', { count: discovery.ruledOut })}
        </p>
      )}
      <WhySheet matchId={discovery.matchId} card={cardOf(why)} onClose={() => shown({})} />
      <ProofSheet
        personId={proof ?? null}
        name={cardOf(proof)?.name ?? ''}
        onClose={() => shown({})}
      />
      <CompareSheet cards={pair} discoveryId={discovery.id} onClose={() => shown({})} />
    </Screen>
  )
}

/** What was asked, in a line; and a way to ask again when the answer has grown old. */
function Asked({ discovery, isOld }: { discovery: Discovery; isOld: boolean }) {
  const { t } = useTranslation('zenvee-customer')
  const format = useFormat()
  const { when } = discovery
  return (
    <div className="flex flex-col gap-3">
      <p className="text-title">{discovery.service.title}</p>
      <ul className="flex flex-wrap gap-x-4 gap-y-1.5 text-small text-muted">
        <li className="inline-flex min-w-0 items-center gap-1.5">
          <MapPin size={15} aria-hidden className="shrink-0" />
          <span className="truncate">{firstLine(discovery.place.label)}</span>
        </li>
        <li className="inline-flex items-center gap-1.5">
          <Clock size={15} aria-hidden />
          {when.kind === 'now' ? t('when.now') : format.moment(when.startsAt)}
        </li>
      </ul>
      {isOld && (
        <div
          role="status"
          className="flex flex-wrap items-center justify-between gap-3 rounded-lg bg-warn-soft px-4 py-3 text-warn-text"
        >
          <span>{t('cards.old')}</span>
          <Button
            size="sm"
            icon={RefreshCw}
            nativeButton={false}
            render={<Link to="/zenvee/app/find" search={intentOf(discovery)} />}
          >
            {t('cards.again')}
          </Button>
        </div>
      )}
    </div>
  )
}

/** Nobody can come as asked: why, when somebody could, and the way back to the search. */
function Nobody({ discovery }: { discovery: Discovery }) {
  const { t } = useTranslation('zenvee-customer')
  const format = useFormat()
  const intent = intentOf(discovery)
  return (
    <div className="flex flex-col gap-6">
      <EmptyState
        icon={SearchX}
        title={t('cards.nobody')}
        action={
          <Button
            tone={discovery.nextTimes.length > 0 ? 'secondary' : 'primary'}
            nativeButton={false}
            render={<Link to="/zenvee/app/find" search={intent} />}
          >
            {t('cards.change')}
          </Button>
        }
      >
        {discovery.advice}
      </EmptyState>
      {discovery.nextTimes.length > 0 && (
        <section className="mx-auto flex w-full max-w-md flex-col gap-3">
          <h2 className="text-heading">{t('cards.next-times')}</h2>
          <ul className="flex flex-col gap-2">
            {discovery.nextTimes.map(({ startsAt, technicians }) => (
              <li key={startsAt}>
                <Link
                  to="/zenvee/app/find"
                  search={{ ...intent, at: startsAt }}
                  className={cx(
                    buttonLook({ tone: 'secondary', size: 'lg' }),
                    'w-full justify-between',
                  )}
                >
                  {format.moment(startsAt)}
                  <span className="text-small text-muted">
                    {t('cards.free', { count: technicians })}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function CardSkeletons() {
  return (
    <div className="grid gap-3.5 sm:grid-cols-2 xl:grid-cols-3">
      {[0, 1, 2].map((place) => (
        <Skeleton key={place} className="h-72 rounded-xl" />
      ))}
    </div>
  )
}

/** The search that led here, to be changed and asked again. */
export function intentOf(discovery: Discovery): Intent {
  return {
    service: discovery.service.slug,
    ...placeParts(discovery.place),
    driver: discovery.desiredDriver ?? undefined,
    at: discovery.when.kind === 'at' ? discovery.when.startsAt : undefined,
  }
}
