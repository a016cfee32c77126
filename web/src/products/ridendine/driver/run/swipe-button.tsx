import { ChevronsRight, LoaderCircle } from 'lucide-react'
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { cx } from '../../../../ui/index.ts'

/** So much of the way counts as meant. */
const MEANT = 0.8
const KNOB_PX = 64

/**
 * Confirms by a swipe along the whole width, so that a pocket does not; a press of Enter or Space,
 * and a second tap, do the same for whoever cannot swipe.
 */
export function SwipeButton({
  label,
  hint,
  again,
  busy,
  onConfirm,
}: {
  label: string
  /** What is drawn under the label: how to confirm. */
  hint: string
  /** What the button says after the first tap. */
  again: string
  busy?: boolean
  onConfirm: () => void
}) {
  const track = useRef<HTMLButtonElement>(null)
  const begun = useRef<number | null>(null)
  const [share, setShare] = useState(0)
  const [isAsked, setAsked] = useState(false)
  const isRightToLeft = () => getComputedStyle(document.documentElement).direction === 'rtl'
  const move = (event: PointerEvent) => {
    if (begun.current === null || !track.current) return
    const way = track.current.clientWidth - KNOB_PX
    const walked = (event.clientX - begun.current) * (isRightToLeft() ? -1 : 1)
    setShare(Math.max(0, Math.min(1, walked / way)))
  }
  const end = () => {
    if (begun.current === null) return
    begun.current = null
    if (share >= MEANT) onConfirm()
    else if (share < 0.05) return isAsked ? onConfirm() : setAsked(true)
    setShare(0)
    setAsked(false)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    onConfirm()
  }
  return (
    <button
      ref={track}
      type="button"
      disabled={busy}
      aria-label={label}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        begun.current = event.clientX
      }}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={() => {
        begun.current = null
        setShare(0)
      }}
      onKeyDown={press}
      onBlur={() => setAsked(false)}
      className="relative h-16 w-full touch-pan-y overflow-hidden rounded-2xl bg-accent text-on-accent select-none disabled:opacity-70"
    >
      <span
        aria-hidden
        className="absolute inset-y-0 start-0 bg-accent-hover"
        style={{ inlineSize: `calc(${KNOB_PX}px + (100% - ${KNOB_PX}px) * ${share})` }}
      />
      <span
        aria-hidden
        className={cx(
          'absolute inset-y-1.5 flex w-14 items-center justify-center rounded-xl bg-ground text-accent-text shadow-1',
          share === 0 && 'transition-[inset-inline-start] duration-200',
        )}
        style={{ insetInlineStart: `calc(6px + (100% - ${KNOB_PX + 4}px) * ${share})` }}
      >
        {busy ? (
          <LoaderCircle size={26} className="animate-spin" />
        ) : (
          <ChevronsRight size={28} className="mirror" />
        )}
      </span>
      <span className="absolute inset-0 flex flex-col items-center justify-center ps-16 pe-4">
        <span className="text-heading leading-tight">{isAsked ? again : label}</span>
        {!isAsked && <span className="text-micro opacity-80">{hint}</span>}
      </span>
    </button>
  )
}
