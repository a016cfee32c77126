import { getRouteApi } from '@tanstack/react-router'
import { BadgeCheck, Car, Languages, MessageSquareQuote } from 'lucide-react'
import { useState } from 'react'
import { listReviewsOf, type Review, readRating } from '#contract/reviews'
import { readTechnician, type TechnicianProfile } from '#contract/zenvee'
import { useRead, useReadPages } from '../../../../lib/api/index.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import {
  Amount,
  Avatar,
  Button,
  Card,
  EmptyState,
  ErrorState,
  KeyValues,
  Rating,
  Row,
  Screen,
  Section,
  Skeleton,
  SkeletonRows,
} from '../../../../ui/index.ts'
import { DRIVER_ICONS } from '../../shared/drivers.ts'
import { ProofSheet } from './proof.tsx'

const route = getRouteApi('/zenvee/app/technicians/$technicianId')

/** Everything that everybody may know of a technician. */
export function TechnicianPage() {
  const { t } = useTranslation('zenvee-customer')
  const { technicianId } = route.useParams()
  const profile = useRead(readTechnician, { technicianId })
  return (
    <Screen title={profile.data?.name ?? t('technician.title')} back={{ to: '/zenvee/app' }}>
      {profile.isPending && <Skeleton className="h-60 rounded-xl" />}
      {profile.error && (
        <ErrorState failure={profile.error} onAgain={() => void profile.refetch()} />
      )}
      {profile.data && <About profile={profile.data} />}
      <Reviews technicianId={technicianId} />
    </Screen>
  )
}

function About({ profile }: { profile: TechnicianProfile }) {
  const { t } = useTranslation('zenvee-customer')
  const format = useFormat()
  const [proof, setProof] = useState(false)
  const Icon = DRIVER_ICONS[profile.driver]
  return (
    <>
      <header className="flex flex-col items-center gap-3 text-center">
        <Avatar name={profile.name} src={profile.photoUrl} size={96} />
        <p className="flex items-center gap-2 text-title text-accent-text">
          <Icon size={22} aria-hidden />
          {profile.headline}
        </p>
        <p className="flex flex-wrap items-center justify-center gap-x-3 text-muted">
          <Rating
            value={profile.rating?.average ?? null}
            count={profile.rating?.count}
            className="text-ink"
          />
          <span>{t('cards.hired', { count: profile.timesHired })}</span>
          <span>{t('price.years', { count: profile.yearsExperience })}</span>
        </p>
        <Button tone="soft" icon={BadgeCheck} onClick={() => setProof(true)}>
          {t('proof.open')}
        </Button>
      </header>
      {profile.bio && <p className="text-body whitespace-pre-line">{profile.bio}</p>}
      <Card look="flat">
        <KeyValues
          rows={[
            ...(profile.driverKept === null
              ? []
              : [[t('technician.kept'), format.percent(profile.driverKept)] as const]),
            [
              <span key="languages" className="inline-flex items-center gap-2">
                <Languages size={16} aria-hidden />
                {t('technician.languages')}
              </span>,
              profile.languages.join(', '),
            ],
            ...(profile.vehicle
              ? [
                  [
                    <span key="vehicle" className="inline-flex items-center gap-2">
                      <Car size={16} aria-hidden />
                      {t('technician.vehicle')}
                    </span>,
                    profile.vehicle,
                  ] as const,
                ]
              : []),
            [t('technician.since'), format.day(`${profile.memberSince}T12:00:00Z`)],
          ]}
        />
      </Card>
      <Section title={t('technician.services')}>
        <Card look="flat" className="divide-y py-1">
          {profile.offerings.map((offering) => (
            <Row
              key={offering.serviceSlug}
              title={offering.title}
              hint={t(`price.${offering.mode}`)}
              end={
                <span>
                  <Amount money={offering.rate} whole />
                  {offering.mode === 'hourly' && t('price.per-hour')}
                </span>
              }
            />
          ))}
        </Card>
      </Section>
      <ProofSheet
        personId={proof ? profile.technicianId : null}
        name={profile.name}
        onClose={() => setProof(false)}
      />
    </>
  )
}

function Reviews({ technicianId }: { technicianId: string }) {
  const { t } = useTranslation('zenvee-customer')
  const rating = useRead(readRating, { personId: technicianId })
  const reviews = useReadPages(listReviewsOf, { personId: technicianId, limit: 10 })
  return (
    <Section
      title={t('technician.reviews')}
      end={rating.data && <Rating value={rating.data.mean} count={rating.data.count} />}
    >
      {reviews.isPending && <SkeletonRows rows={3} />}
      {reviews.isSuccess && reviews.items.length === 0 && (
        <EmptyState icon={MessageSquareQuote} title={t('technician.no-reviews')} className="py-8" />
      )}
      <ul className="flex flex-col gap-3">
        {reviews.items.map((review) => (
          <li key={review.id}>
            <ReviewCard review={review} />
          </li>
        ))}
      </ul>
      {reviews.hasNextPage && (
        <Button
          className="self-center"
          busy={reviews.isFetchingNextPage}
          onClick={() => void reviews.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
    </Section>
  )
}

function ReviewCard({ review }: { review: Review }) {
  const { t } = useTranslation('zenvee-customer')
  const format = useFormat()
  return (
    <Card look="flat" className="flex flex-col gap-2 p-4">
      <header className="flex items-center justify-between gap-3">
        <span className="font-medium">{review.authorName}</span>
        <span className="flex items-center gap-3 text-small text-muted">
          <Rating value={review.rating} className="text-ink" />
          {format.day(review.at)}
        </span>
      </header>
      {review.text && <p>{review.text}</p>}
      {review.reply && (
        <p className="border-s-2 border-accent ps-3 text-small text-muted">
          <span className="font-medium text-ink">{t('technician.reply')}</span> {review.reply.text}
        </p>
      )}
    </Card>
  )
}
