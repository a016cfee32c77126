import { getRouteApi, Link } from '@tanstack/react-router'
import { ArrowRight, ChevronRight, MapPin, Wrench } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { type IntentQuestion, readService } from '#contract/catalog'
import { discover, type ExperienceDriver } from '#contract/zenvee'
import { useLikelyPlace } from '../../../../features/places/last-place.ts'
import { PlaceSheet } from '../../../../features/places/place-sheet.tsx'
import { firstLine, otherLine } from '../../../../features/places/place-words.ts'
import { useAct, useRead } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import {
  Button,
  Chips,
  cx,
  EmptyState,
  ErrorState,
  Field,
  Input,
  Screen,
  Section,
  Skeleton,
  SkeletonPage,
  useIsDesk,
} from '../../../../ui/index.ts'
import { DRIVER_ICONS, DRIVERS } from '../../shared/drivers.ts'
import { type Answers, type Intent, placeOf, placeParts } from './intent.ts'
import { WhenPicker } from './when-picker.tsx'

const CityMap = lazy(() =>
  import('../../../../ui/map/city-map.tsx').then((file) => ({ default: file.CityMap })),
)
const route = getRouteApi('/zenvee/app/find')

/** Where, when, a question or two, and how the visit should feel; then the cards. */
export function Find() {
  const { t } = useTranslation('zenvee-customer')
  const intent = route.useSearch()
  const navigate = route.useNavigate()
  const likely = useLikelyPlace()
  const isDesk = useIsDesk()
  const place = placeOf(intent) ?? likely
  const service = useRead(
    readService,
    { slug: intent.service ?? '' },
    { enabled: Boolean(intent.service) },
  )
  const search = useAct(discover, {
    refresh: [],
    onDone: ({ id }) =>
      void navigate({ to: '/zenvee/app/matches/$discoveryId', params: { discoveryId: id } }),
  })
  const change = (part: Partial<Intent>) =>
    void navigate({ search: { ...intent, ...part }, replace: true })

  if (!intent.service) return <NoService />
  if (service.isPending) return <SkeletonPage />
  if (service.error)
    return (
      <Screen title={t('find.title')} back={{ to: '/zenvee/app' }}>
        <ErrorState failure={service.error} onAgain={() => void service.refetch()} />
      </Screen>
    )

  const show = () =>
    place &&
    search.mutate({
      place,
      serviceSlug: service.data.slug,
      answers: intent.answers ?? {},
      desiredDriver: intent.driver ?? null,
      when: intent.at ? { kind: 'at', startsAt: intent.at } : { kind: 'now' },
    })
  return (
    <Screen
      title={service.data.title}
      hint={service.data.description}
      back={{ to: '/zenvee/app' }}
      focus
      asideOnPhone="none"
      aside={
        isDesk &&
        place && (
          <Suspense fallback={<Skeleton className="h-full rounded-none" />}>
            <CityMap
              label={t('find.map')}
              markers={[
                {
                  id: 'place',
                  at: place.point,
                  kind: 'pin',
                  name: place.label,
                  tag: service.data.title,
                },
              ]}
              view={{ ...place.point, zoom: 14 }}
            />
          </Suspense>
        )
      }
      footer={
        <Button
          tone="primary"
          size="xl"
          iconEnd={ArrowRight}
          busy={search.isPending}
          disabled={!place}
          onClick={show}
        >
          {t('find.show')}
        </Button>
      }
    >
      <Where place={place} onChoose={(chosen) => change(placeParts(chosen))} />
      <Section title={t('when.title')}>
        <WhenPicker at={intent.at} onChange={(at) => change({ at })} />
      </Section>
      <Questions
        questions={service.data.questions}
        answers={intent.answers ?? {}}
        onChange={(answers) => change({ answers })}
      />
      <Experience driver={intent.driver} onChange={(driver) => change({ driver })} />
    </Screen>
  )
}

function NoService() {
  const { t } = useTranslation('zenvee-customer')
  return (
    <Screen title={t('find.title')} back={{ to: '/zenvee/app' }}>
      <EmptyState
        icon={Wrench}
        title={t('find.none')}
        action={
          <Button tone="primary" nativeButton={false} render={<Link to="/zenvee/app" />}>
            {t('find.choose')}
          </Button>
        }
      />
    </Screen>
  )
}

function Where({
  place,
  onChoose,
}: {
  place: ReturnType<typeof placeOf>
  onChoose: (place: NonNullable<ReturnType<typeof placeOf>>) => void
}) {
  const { t } = useTranslation('zenvee-customer')
  const [open, setOpen] = useState(false)
  return (
    <Section title={t('find.where')}>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className={cx(
          'flex min-h-16 items-center gap-3.5 rounded-lg border bg-surface px-4 py-2.5 text-start transition-colors hover:border-control',
          place ? 'border-edge' : 'border-accent',
        )}
      >
        <MapPin size={20} aria-hidden className="shrink-0 text-accent-text" />
        <span className="min-w-0 flex-1">
          <span className={cx('block truncate', place ? 'font-medium' : 'text-muted')}>
            {place ? firstLine(place.label) : t('place.choose')}
          </span>
          {place && (
            <span className="block truncate text-small text-muted">{otherLine(place.label)}</span>
          )}
        </span>
        <span className="text-small text-muted">{place && t('place.change')}</span>
        <ChevronRight size={18} aria-hidden className="mirror text-faint" />
      </button>
      <PlaceSheet
        title={t('find.where')}
        open={open}
        onOpenChange={setOpen}
        place={place}
        onChoose={onChoose}
      />
    </Section>
  )
}

interface QuestionsProps {
  readonly questions: readonly IntentQuestion[]
  readonly answers: Answers
  readonly onChange: (answers: Answers) => void
}

/** At most three; each can be left out. */
function Questions({ questions, answers, onChange }: QuestionsProps) {
  const { t } = useTranslation('zenvee-customer')
  return questions.slice(0, 3).map((question) => {
    const now = answers[question.id]
    const answer = (value: Answers[string] | undefined) => {
      const { [question.id]: _, ...others } = answers
      onChange(value === undefined || value === '' ? others : { ...others, [question.id]: value })
    }
    return (
      <Section
        key={question.id}
        title={question.text}
        end={
          now === undefined ? (
            question.skippable && (
              <span className="text-small text-faint">{t('find.optional')}</span>
            )
          ) : (
            <Button size="sm" tone="quiet" onClick={() => answer(undefined)}>
              {t('find.clear')}
            </Button>
          )
        }
      >
        {question.kind === 'choice' ? (
          <Chips
            label={question.text}
            value={typeof now === 'string' ? now : null}
            onChange={answer}
            choices={question.options}
          />
        ) : (
          <Field label={question.text} labelHidden>
            <Input
              type={question.kind === 'number' ? 'number' : 'text'}
              inputMode={question.kind === 'number' ? 'numeric' : undefined}
              min={0}
              value={now === undefined ? '' : String(now)}
              placeholder={question.unit}
              onChange={({ currentTarget: { value } }) =>
                answer(question.kind === 'number' && value ? Number(value) : value)
              }
            />
          </Field>
        )}
      </Section>
    )
  })
}

/** How the visit should feel; each technician promises exactly one of these. */
function Experience({
  driver,
  onChange,
}: {
  driver: ExperienceDriver | undefined
  onChange: (driver: ExperienceDriver | undefined) => void
}) {
  const { t } = useTranslation('zenvee-customer')
  const { t: say } = useTranslation('zenvee')
  return (
    <Section title={t('find.experience')} hint={t('find.experience-hint')}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a flex line in every browser */}
      <div role="group" aria-label={t('find.experience')} className="flex flex-wrap gap-2">
        {DRIVERS.map((each) => {
          const Icon = DRIVER_ICONS[each]
          const isOn = each === driver
          return (
            <button
              key={each}
              type="button"
              aria-pressed={isOn}
              onClick={() => onChange(isOn ? undefined : each)}
              className="inline-flex h-11 items-center gap-2 rounded-full border border-edge bg-surface px-4 text-small font-medium transition-colors hover:border-control aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent-text"
            >
              <Icon size={17} aria-hidden />
              {say(`driver.${each}`)}
            </button>
          )
        })}
      </div>
    </Section>
  )
}
