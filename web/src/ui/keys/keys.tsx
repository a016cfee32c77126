import { cx } from '../cx.ts'

/** Keyboard keys, one cap each: `keys="g b"` or `keys="mod+k"`. */
export function Keys({ keys, inverse }: { keys: string; inverse?: boolean }) {
  const isMac = navigator.platform.startsWith('Mac')
  const caps = keys.split(/[ +]/).map((key) => (key === 'mod' ? (isMac ? '⌘' : 'Ctrl') : key))
  return (
    <span className="inline-flex gap-1" aria-hidden>
      {caps.map((cap, place) => (
        <kbd
          // biome-ignore lint/suspicious/noArrayIndexKey: the caps of one shortcut never move
          key={place}
          className={cx(
            'inline-flex h-5 min-w-5 items-center justify-center rounded-xs border px-1 font-sans text-micro font-medium',
            inverse ? 'border-ground/25 text-ground/80' : 'border-edge bg-surface text-muted',
          )}
        >
          {cap.length === 1 ? cap.toUpperCase() : cap}
        </kbd>
      ))}
    </span>
  )
}
