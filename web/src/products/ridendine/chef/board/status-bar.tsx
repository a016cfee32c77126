import { Link } from '@tanstack/react-router'
import { CirclePause, CirclePlay, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { type OwnKitchen, resumeKitchen } from '#contract/ridendine/chefs'
import { useAct } from '../../../../lib/api/index.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Button, buttonLook, cx, LiveDot } from '../../../../ui/index.ts'
import { PauseSheet } from './pause-sheet.tsx'

const REASONS = ['busy', 'break', 'supplies', 'vacation', 'other', 'unanswered'] as const

/** Whether the kitchen takes orders, why not, and the one thing to do about it. */
export function StatusBar({ kitchen }: { kitchen: OwnKitchen }) {
  const { t } = useTranslation('ridendine-kitchen')
  if (!kitchen.isLive) return <NotLive kitchen={kitchen} />
  if (kitchen.pause) return <Paused kitchen={kitchen} pause={kitchen.pause} />
  if (kitchen.opening.cap)
    return (
      <p className="flex items-center gap-3 rounded-xl bg-warn-soft p-4 text-warn-text">
        <TriangleAlert size={20} aria-hidden className="shrink-0" />
        {t(`status.cap-${kitchen.opening.cap.kind}`, { most: kitchen.opening.cap.most })}
      </p>
    )
  return <Taking kitchen={kitchen} />
}

function Taking({ kitchen }: { kitchen: OwnKitchen }) {
  const { t } = useTranslation('ridendine-kitchen')
  const format = useFormat()
  const [isPausing, setPausing] = useState(false)
  const { state, closesAt, opensAt } = kitchen.opening
  const isOpen = state === 'open' || state === 'full'
  const hint = isOpen
    ? closesAt && t('status.until', { time: format.time(closesAt) })
    : opensAt && t('status.opens', { time: format.moment(opensAt) })
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-xl border bg-surface px-4 py-2.5">
      <p className="flex min-w-40 flex-1 items-center gap-2.5 font-medium">
        {isOpen ? <LiveDot /> : <span aria-hidden className="size-2.5 rounded-full bg-edge" />}
        {t(
          `status.${state === 'not_live' || state === 'paused' || state === 'capped' ? 'closed' : state}`,
        )}
        {hint && <span className="font-normal text-muted">{hint}</span>}
      </p>
      <Button icon={CirclePause} onClick={() => setPausing(true)}>
        {t('pause.open')}
      </Button>
      {isPausing && <PauseSheet onClose={() => setPausing(false)} />}
    </div>
  )
}

function Paused({
  kitchen,
  pause,
}: {
  kitchen: OwnKitchen
  pause: NonNullable<OwnKitchen['pause']>
}) {
  const { t } = useTranslation('ridendine-kitchen')
  const format = useFormat()
  const resume = useAct(resumeKitchen, { says: t('pause.resumed') })
  const reason = REASONS.find((each) => each === pause.reason) ?? 'other'
  return (
    <div
      role="status"
      className={cx(
        'flex flex-wrap items-center gap-x-4 gap-y-3 rounded-xl p-4',
        pause.isAutomatic ? 'bg-bad text-on-bad' : 'bg-warn-soft text-warn-text',
      )}
    >
      <CirclePause size={24} aria-hidden className="shrink-0" />
      <p className="min-w-48 flex-1">
        <span className="block font-semibold">
          {pause.isAutomatic ? t('pause.automatic') : t(`pause.reason-${reason}`)}
          {pause.note && ` · ${pause.note}`}
        </span>
        <span className="block text-small">
          {pause.until
            ? t('pause.back', { time: format.moment(pause.until) })
            : t('pause.open-end')}
          {pause.isAutomatic && ` ${t('pause.automatic-about', { count: kitchen.unanswered })}`}
        </span>
      </p>
      <Button
        tone="ink"
        size="lg"
        icon={CirclePlay}
        busy={resume.isPending}
        onClick={() => resume.mutate({})}
      >
        {t('pause.resume')}
      </Button>
    </div>
  )
}

function NotLive({ kitchen }: { kitchen: OwnKitchen }) {
  const { t } = useTranslation('ridendine-kitchen')
  const isSuspended = kitchen.verification === 'suspended'
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-xl bg-note-soft p-4 text-note-text">
      <p className="min-w-48 flex-1">
        <span className="block font-semibold">
          {t(isSuspended ? 'status.suspended' : 'status.not-live')}
        </span>
        <span className="block text-small">
          {t(isSuspended ? 'status.suspended-about' : 'status.not-live-about')}
        </span>
      </p>
      {!isSuspended && (
        <Link to="/ridendine/kitchen/start" className={buttonLook({ tone: 'ink' })}>
          {t('status.finish')}
        </Link>
      )}
    </div>
  )
}
