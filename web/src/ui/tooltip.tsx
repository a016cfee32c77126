import {
  type FocusEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from 'react'
import { createPortal } from 'react-dom'
import { Keys } from './keys/keys.tsx'

const OPEN_MS = 450
/** Within this after one closed, the next opens at once. */
const WARM_MS = 400
const EDGE_PX = 8
let lastClosed = 0

/**
 * A tooltip on its one child: after a moment under a mouse, at once on keyboard focus; Esc
 * closes it. Never the only place of a fact: touch has no hover.
 */
export function Tip({
  words,
  keys,
  children,
}: {
  words: ReactNode
  keys?: string
  children: ReactElement
}) {
  const box = useRef<HTMLSpanElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [anchor, setAnchor] = useState<DOMRect | null>(null)

  const open = (afterMs: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(
      () => setAnchor(box.current?.firstElementChild?.getBoundingClientRect() ?? null),
      afterMs,
    )
  }
  const close = () => {
    clearTimeout(timer.current)
    if (anchor) lastClosed = Date.now()
    setAnchor(null)
  }
  useEffect(() => () => clearTimeout(timer.current), [])

  const onEnter = (event: PointerEvent) => {
    if (event.pointerType === 'mouse') open(Date.now() - lastClosed < WARM_MS ? 0 : OPEN_MS)
  }
  const onFocus = (event: FocusEvent) => {
    if (event.target.matches(':focus-visible')) open(0)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: has no box; it only listens for its child
    <span
      ref={box}
      className="contents"
      onPointerEnter={onEnter}
      onPointerLeave={() => close()}
      onPointerDown={() => close()}
      onFocus={onFocus}
      onBlur={() => close()}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      {children}
      {anchor && <Bubble anchor={anchor} words={words} keys={keys} />}
    </span>
  )
}

function Bubble({ anchor, words, keys }: { anchor: DOMRect; words: ReactNode; keys?: string }) {
  const bubble = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const self = bubble.current
    if (!self) return
    const { width, height } = self.getBoundingClientRect()
    const left = Math.min(
      Math.max(anchor.left + anchor.width / 2 - width / 2, EDGE_PX),
      innerWidth - width - EDGE_PX,
    )
    const below = anchor.bottom + 6
    self.style.left = `${left}px`
    self.style.top = `${below + height > innerHeight - EDGE_PX ? anchor.top - height - 6 : below}px`
    self.style.opacity = '1'
  }, [anchor])
  return createPortal(
    <span
      ref={bubble}
      role="tooltip"
      className="pointer-events-none fixed start-auto top-0 left-0 z-70 flex max-w-64 items-center gap-2 rounded-sm bg-ink px-2.5 py-1.5 text-small font-medium text-ground opacity-0 shadow-2 transition-opacity duration-100"
    >
      {words}
      {keys && <Keys keys={keys} inverse />}
    </span>,
    document.body,
  )
}
