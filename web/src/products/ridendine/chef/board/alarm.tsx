import { Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { BellOff, BellRing, Volume2 } from 'lucide-react'
import { useState } from 'react'
import type { BoardCard } from '#contract/ridendine/chef-board'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Button, cx, IconButton } from '../../../../ui/index.ts'
import { setMuted, useRinging, useSound, wakeSound } from './sound.ts'

const BOARD = '/ridendine/kitchen'

/** A new order fills the screen and rings until somebody looks; then it rings until it is answered. */
export function Alarm({ fresh }: { fresh: readonly BoardCard[] }) {
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set())
  const unseen = fresh.filter((order) => !seen.has(order.id))
  useRinging(fresh.length > 0)
  return (
    <>
      {unseen.length > 0 ? (
        <Flash
          orders={unseen}
          onSee={() => setSeen(new Set([...seen, ...unseen.map((order) => order.id)]))}
        />
      ) : (
        <WakeBar />
      )}
      <Outlet />
    </>
  )
}

function Flash({ orders, onSee }: { orders: readonly BoardCard[]; onSee: () => void }) {
  const { t } = useTranslation('ridendine-kitchen')
  const navigate = useNavigate()
  const here = useLocation({ select: ({ pathname }) => pathname.replace(/\/$/, '') })
  const sound = useSound()
  const see = () => {
    onSee()
    if (sound === 'asleep') void wakeSound()
    // Already there, a navigation would only disturb what is opened next.
    if (here !== BOARD) void navigate({ to: BOARD })
  }
  return (
    <div
      role="alertdialog"
      aria-modal="true"
      aria-labelledby="new-orders"
      className="fixed inset-0 z-60"
    >
      <button
        type="button"
        ref={focusOnce}
        onClick={see}
        className="relative isolate flex size-full flex-col items-center justify-center gap-6 bg-accent p-8 text-on-accent -outline-offset-8"
      >
        <span
          aria-hidden
          className="absolute inset-0 -z-1 bg-ink opacity-20 motion-safe:animate-pulse"
        />
        <BellRing size={72} aria-hidden />
        <span
          id="new-orders"
          className="text-center text-[clamp(2.5rem,9vw,6rem)] leading-none font-bold tracking-tight"
        >
          {t('alarm.new', { count: orders.length })}
        </span>
        <span className="flex max-w-2xl flex-col gap-1 text-center text-title">
          {orders.slice(0, 4).map((order) => (
            <span key={order.id} className="line-clamp-1">
              {order.summary}
            </span>
          ))}
        </span>
        <span className="rounded-full bg-surface px-10 py-5 text-title text-ink">
          {t('alarm.see')}
        </span>
      </button>
    </div>
  )
}

/** The one thing to do: whoever has flour on their hands hits it anywhere, or presses Enter. */
function focusOnce(button: HTMLButtonElement | null): void {
  button?.focus()
}

/** Until somebody has tapped, the browser makes no sound: said once, in one line. */
function WakeBar() {
  const { t } = useTranslation('ridendine-kitchen')
  const sound = useSound()
  if (sound !== 'asleep') return null
  return (
    <div
      className="flex flex-wrap items-center justify-center gap-x-4 gap-y-2 bg-note-soft px-5 py-2.5 text-note-text"
      data-print="no"
    >
      <p className="text-small">{t('alarm.asleep')}</p>
      <Button size="sm" icon={Volume2} onClick={() => void wakeSound()}>
        {t('alarm.wake')}
      </Button>
    </div>
  )
}

/** On or muted, always in reach. */
export function SoundButton({ className }: { className?: string }) {
  const { t } = useTranslation('ridendine-kitchen')
  const sound = useSound()
  const isOn = sound === 'on'
  return (
    <IconButton
      icon={isOn ? BellRing : BellOff}
      label={t(isOn ? 'alarm.mute' : 'alarm.wake')}
      className={cx(!isOn && 'text-warn-text', className)}
      onClick={() => (isOn ? setMuted(true) : void wakeSound())}
    />
  )
}
