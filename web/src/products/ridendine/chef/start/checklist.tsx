import { Link, type LinkProps } from '@tanstack/react-router'
import {
  Camera,
  ChefHat,
  ChevronRight,
  CircleCheck,
  Clock,
  FileBadge,
  Hourglass,
  Landmark,
  type LucideIcon,
  PartyPopper,
  Sparkles,
} from 'lucide-react'
import type { OutputOf } from '#contract'
import { beginStripe, readOnboarding } from '#contract/ridendine/chefs'
import { useAct, useRead } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { usePerson } from '../../../../lib/session/session.ts'
import { Badge, Card, cx, ErrorState, Screen, SkeletonRows } from '../../../../ui/index.ts'

type Onboarding = OutputOf<typeof readOnboarding>
type Step = Onboarding['steps'][number]

const ICONS: Readonly<Record<Step['name'], LucideIcon>> = {
  profile: Sparkles,
  photo: Camera,
  hours: Clock,
  menu: ChefHat,
  documents: FileBadge,
  payouts: Landmark,
}
const PLACES: Readonly<Record<Exclude<Step['name'], 'payouts'>, LinkProps['to']>> = {
  profile: '/ridendine/kitchen/profile',
  photo: '/ridendine/kitchen/profile',
  hours: '/ridendine/kitchen/opening',
  menu: '/ridendine/kitchen/menu',
  documents: '/ridendine/kitchen/papers',
}

/** What is still to do before the first order, and how much of it is done. */
export function Checklist() {
  const { t } = useTranslation('ridendine-kitchen')
  const person = usePerson()
  const read = useRead(readOnboarding, {}, { topics: [`person:${person.id}`] })
  return (
    <Screen title={t('start.title')} back={{ to: '/ridendine/kitchen/more' }} width="narrow">
      {read.isPending && <SkeletonRows rows={6} />}
      {read.error && <ErrorState failure={read.error} onAgain={() => void read.refetch()} />}
      {read.data && (
        <>
          <Progress onboarding={read.data} />
          <Card bare>
            <ul className="divide-y">
              {read.data.steps.map((step) => (
                <li key={step.name}>
                  <StepRow step={step} />
                </li>
              ))}
            </ul>
          </Card>
        </>
      )}
    </Screen>
  )
}

function Progress({ onboarding: { percent, isLive } }: { onboarding: Onboarding }) {
  const { t } = useTranslation('ridendine-kitchen')
  return (
    <Card className={cx('flex flex-col gap-3', isLive && 'border-transparent bg-good-soft')}>
      <p className="flex items-center gap-3 text-title">
        {isLive && <PartyPopper size={26} aria-hidden />}
        {isLive ? t('start.live') : t('start.percent', { percent })}
      </p>
      <div
        role="progressbar"
        aria-label={t('start.title')}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        className="h-2.5 overflow-hidden rounded-full bg-press"
      >
        <div className="h-full rounded-full bg-good" style={{ inlineSize: `${percent}%` }} />
      </div>
      <p className="text-small text-muted">{t(isLive ? 'start.live-about' : 'start.about')}</p>
    </Card>
  )
}

const LOOK =
  'flex min-h-18 w-full items-center gap-3.5 px-4 py-3 text-start -outline-offset-2 hover:bg-hover'

function StepRow({ step }: { step: Step }) {
  const { t } = useTranslation('ridendine-kitchen')
  const person = usePerson()
  const stripe = useAct(beginStripe, { refresh: [], onDone: ({ url }) => location.assign(url) })
  const inside = <StepWords step={step} />
  if (step.name === 'payouts')
    return (
      <button
        type="button"
        className={LOOK}
        disabled={stripe.isPending}
        onClick={() => stripe.mutate({ chefId: person.id, returnPath: '/ridendine/kitchen/start' })}
      >
        {inside}
        <span className="sr-only">{t('start.payouts-leaves')}</span>
      </button>
    )
  return (
    <Link to={PLACES[step.name]} className={LOOK}>
      {inside}
    </Link>
  )
}

function StepWords({ step }: { step: Step }) {
  const { t } = useTranslation('ridendine-kitchen')
  const { t: say } = useTranslation('ridendine')
  const isDone = step.state === 'done'
  const Icon = isDone ? CircleCheck : step.state === 'waiting' ? Hourglass : ICONS[step.name]
  const proofs = ['identity', 'insurance', 'background_check'] as const
  const missing = step.missing.map(({ what }) => {
    const proof = proofs.find((each) => each === what)
    if (proof) return say(`proof.${proof}`)
    return what === 'license' ? say('proof.permit') : null
  })
  const named = missing.filter((each) => each !== null)
  return (
    <>
      <span
        className={cx(
          'flex size-11 shrink-0 items-center justify-center rounded-full',
          isDone ? 'bg-good-soft text-good-text' : 'bg-sunken text-muted',
        )}
      >
        <Icon size={21} aria-hidden />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{t(`start.${step.name}`)}</span>
        <span className="block text-small text-muted">
          {named.length > 0 && !isDone ? named.join(', ') : t(`start.${step.name}-about`)}
        </span>
      </span>
      {step.state === 'waiting' && <Badge tone="note">{t('start.waiting')}</Badge>}
      {step.state === 'todo' && step.isNeeded && <Badge tone="warn">{t('start.needed')}</Badge>}
      <ChevronRight size={18} aria-hidden className="mirror shrink-0 text-faint" />
    </>
  )
}
