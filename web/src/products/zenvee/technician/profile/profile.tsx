import { ChevronRight, MapPin, UserRoundX } from 'lucide-react'
import { useState } from 'react'
import { type OwnProfile, readOwnProfile, saveOwnProfile } from '#contract/zenvee'
import { PlaceSheet } from '../../../../features/places/place-sheet.tsx'
import { ApiFailure, useAct, useRead } from '../../../../lib/api/index.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { usePerson } from '../../../../lib/session/session.ts'
import {
  Avatar,
  Button,
  Card,
  EmptyState,
  ErrorState,
  Field,
  Input,
  Rating,
  Section,
  Select,
  Skeleton,
  Switch,
  Textarea,
} from '../../../../ui/index.ts'
import { DRIVER_ICONS, DRIVERS } from '../../shared/drivers.ts'
import { ProScreen } from '../pro-screen.tsx'
import { DriverChoice } from './driver-choice.tsx'
import { Offerings } from './offerings.tsx'

export type Draft = Pick<
  OwnProfile,
  | 'driver'
  | 'headline'
  | 'bio'
  | 'yearsExperience'
  | 'languages'
  | 'vehicle'
  | 'radiusMetres'
  | 'offerings'
  | 'isPaused'
>

/** My card as customers see it; exactly one promise. */
export function ProfileEditor() {
  const { t } = useTranslation('zenvee-technician')
  const read = useRead(readOwnProfile, {})
  const back = { to: '/zenvee/pro/me' } as const
  const me = usePerson()
  if (read.data) return <ProfileForm key={read.data.version} profile={read.data} />
  const isNew =
    read.error instanceof ApiFailure && read.error.error.reason === 'zenvee.not_a_technician'
  if (isNew && me.roles.includes('technician'))
    return (
      <ProfileForm
        key="new"
        profile={{ ...BLANK, name: me.name, photoUrl: me.photoUrl ?? null, rating: null }}
      />
    )
  return (
    <ProScreen title={t('profile.title')} back={back}>
      {read.isPending && <Skeleton className="h-96 rounded-xl" />}
      {read.error &&
        (isNew ? (
          <EmptyState icon={UserRoundX} title={t('profile.none')}>
            {t('profile.none-about')}
          </EmptyState>
        ) : (
          <ErrorState failure={read.error} onAgain={() => void read.refetch()} />
        ))}
    </ProScreen>
  )
}

/** The part of a profile that the form needs; a new one has no base yet, and version 0. */
type Editable = Draft &
  Pick<OwnProfile, 'name' | 'photoUrl' | 'rating' | 'version'> & { base: OwnProfile['base'] | null }

const BLANK = {
  driver: DRIVERS[0] ?? 'explains_every_step',
  headline: '',
  bio: '',
  yearsExperience: 0,
  languages: ['English'],
  vehicle: null,
  radiusMetres: 8_000,
  offerings: [],
  isPaused: false,
  base: null,
  version: 0,
} satisfies Omit<Editable, 'name' | 'photoUrl' | 'rating'>

const RADII = [2_000, 4_000, 6_000, 8_000, 12_000, 16_000, 24_000, 40_000] as const

function ProfileForm({ profile }: { profile: Editable }) {
  const { t } = useTranslation('zenvee-technician')
  const [draft, setDraft] = useState<Draft>(profile)
  const [base, setBase] = useState(profile.base)
  const save = useAct(saveOwnProfile, { says: t('profile.saved'), refresh: [readOwnProfile] })
  const change = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }))
  const send = () =>
    base &&
    save.mutate({
      driver: draft.driver,
      headline: draft.headline.trim(),
      bio: draft.bio.trim(),
      yearsExperience: draft.yearsExperience,
      languages: draft.languages,
      vehicle: draft.vehicle?.trim() || null,
      base,
      radiusMetres: draft.radiusMetres,
      isPaused: draft.isPaused,
      version: profile.version,
      offerings: draft.offerings.map(({ serviceSlug, mode, rate }) => ({
        serviceSlug,
        mode,
        rate,
      })),
    })
  return (
    <ProScreen
      title={t('profile.title')}
      back={{ to: '/zenvee/pro/me' }}
      focus
      footer={
        <Button
          tone="primary"
          size="lg"
          busy={save.isPending}
          disabled={draft.headline.trim().length < 8 || !base}
          onClick={send}
        >
          {t('profile.save')}
        </Button>
      }
    >
      <Preview profile={profile} draft={draft} />
      <Section title={t('profile.promise')} hint={t('profile.promise-hint')}>
        <DriverChoice
          value={draft.driver}
          onChange={(driver) => change({ driver })}
          drivers={DRIVERS}
        />
        <Field label={t('profile.headline')} hint={t('profile.headline-hint')}>
          <Input
            value={draft.headline}
            maxLength={90}
            onChange={(event) => change({ headline: event.currentTarget.value })}
          />
        </Field>
      </Section>
      <Base base={base} onChange={setBase} />
      <AboutFields draft={draft} onChange={change} />
      <Offerings offerings={draft.offerings} onChange={(offerings) => change({ offerings })} />
      <Card look="flat" className="px-4 py-2">
        <Switch
          checked={draft.isPaused}
          onChange={(isPaused) => change({ isPaused })}
          label={t('profile.paused')}
          hint={t('profile.paused-hint')}
        />
      </Card>
    </ProScreen>
  )
}

/** Where the way to a visit begins, until the device says where it is. */
function Base({
  base,
  onChange,
}: {
  base: Editable['base']
  onChange: (base: OwnProfile['base']) => void
}) {
  const { t } = useTranslation('zenvee-technician')
  const [open, setOpen] = useState(false)
  const [label, setLabel] = useState<string | null>(null)
  return (
    <Section title={t('profile.base')} hint={t('profile.base-hint')}>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="flex min-h-14 items-center gap-3.5 rounded-lg border border-edge bg-surface px-4 text-start hover:border-control"
      >
        <MapPin size={20} aria-hidden className="shrink-0 text-accent-text" />
        <span className="min-w-0 flex-1 truncate font-medium">
          {label ?? (base ? t('profile.base-kept') : t('profile.base-choose'))}
        </span>
        <ChevronRight size={18} aria-hidden className="mirror text-faint" />
      </button>
      <PlaceSheet
        title={t('profile.base')}
        open={open}
        onOpenChange={setOpen}
        place={null}
        onChoose={(place) => {
          setLabel(place.label)
          onChange(place.point)
        }}
      />
    </Section>
  )
}

interface AboutProps {
  readonly draft: Draft
  readonly onChange: (part: Partial<Draft>) => void
}

function AboutFields({ draft, onChange }: AboutProps) {
  const { t } = useTranslation('zenvee-technician')
  const format = useFormat()
  return (
    <Section title={t('profile.about')}>
      <Field label={t('profile.bio')}>
        <Textarea
          rows={4}
          maxLength={1000}
          value={draft.bio}
          onChange={(event) => onChange({ bio: event.currentTarget.value })}
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('profile.years')}>
          <Input
            type="number"
            min={0}
            max={70}
            value={draft.yearsExperience}
            onChange={(event) => onChange({ yearsExperience: Number(event.currentTarget.value) })}
          />
        </Field>
        <Field label={t('profile.languages')} hint={t('profile.languages-hint')}>
          <Input
            value={draft.languages.join(', ')}
            onChange={(event) =>
              onChange({
                languages: event.currentTarget.value
                  .split(',')
                  .map((each) => each.trim())
                  .slice(0, 10),
              })
            }
          />
        </Field>
        <Field label={t('profile.vehicle')}>
          <Input
            value={draft.vehicle ?? ''}
            maxLength={80}
            onChange={(event) => onChange({ vehicle: event.currentTarget.value })}
          />
        </Field>
        <Field label={t('profile.radius')}>
          <Select
            value={String(draft.radiusMetres)}
            onChange={(metres) => onChange({ radiusMetres: Number(metres) })}
            options={[...new Set([...RADII, draft.radiusMetres])]
              .toSorted((a, b) => a - b)
              .map((metres) => ({ value: String(metres), label: format.distance(metres) }))}
          />
        </Field>
      </div>
    </Section>
  )
}

/** The head of the card, as it will look. */
function Preview({ profile, draft }: { profile: Editable; draft: Draft }) {
  const { t } = useTranslation('zenvee-technician')
  const Icon = DRIVER_ICONS[draft.driver]
  return (
    <Card aria-label={t('profile.preview')} className="flex flex-col gap-3">
      <p className="flex items-start gap-3">
        <span className="flex size-10 shrink-0 items-center justify-center rounded-lg bg-accent-soft text-accent-text">
          <Icon size={21} aria-hidden />
        </span>
        <span className="pt-0.5 text-title">{draft.headline || '…'}</span>
      </p>
      <div className="flex items-center gap-3.5">
        <Avatar name={profile.name} src={profile.photoUrl} size={48} />
        <div>
          <p className="font-medium">{profile.name}</p>
          <Rating value={profile.rating?.average ?? null} count={profile.rating?.count} />
        </div>
      </div>
    </Card>
  )
}
