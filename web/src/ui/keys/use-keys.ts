import { useEffect, useEffectEvent } from 'react'
import { createStore, useStore } from '../../lib/store.ts'

export interface Shortcut {
  /** `j`, `Enter`, `mod+k`, or two in a row: `g b`. */
  readonly keys: string
  readonly label: string
  /** The heading it stands under on the `?` sheet. */
  readonly group?: string
  readonly run: () => void
  /** Works while the person is writing, too (only for `mod+…` and Esc). */
  readonly inFields?: boolean
}

/** All shortcuts that work at this moment, for the `?` sheet. */
const active = createStore<readonly (readonly Shortcut[])[]>([])

/** The shortcuts that work here, newest screen first. */
export const useActiveShortcuts = () => useStore(active).toReversed().flat()

const SECOND_KEY_MS = 900
let first = { key: '', at: 0 }

/** Keyboard shortcuts while the caller is on screen. Later screens win over earlier ones. */
export function useKeys(shortcuts: readonly Shortcut[]): void {
  const signature = shortcuts.map((shortcut) => `${shortcut.keys}\t${shortcut.label}`).join('\n')
  const current = useEffectEvent(() => shortcuts)

  useEffect(() => {
    const mine = signature === '' ? [] : current()
    const live = mine.map((shortcut, place) => ({
      ...shortcut,
      run: () => current()[place]?.run(),
    }))
    active.set((now) => [...now, live])
    return () => active.set((now) => now.filter((set) => set !== live))
  }, [signature])
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  const pressed = nameOf(event)
  const pair = Date.now() - first.at < SECOND_KEY_MS ? `${first.key} ${pressed}` : ''
  // Enter and space belong to the button that has the focus.
  if ((pressed === 'Enter' || pressed === ' ') && isPressable(event.target)) return
  const isWriting = isField(event.target)
  const all = active.get().toReversed().flat()
  const hit = all.find(
    ({ keys, inFields }) => (keys === pair || keys === pressed) && (!isWriting || inFields),
  )
  first = isWriting || hit ? { key: '', at: 0 } : { key: pressed, at: Date.now() }
  if (!hit) return
  event.preventDefault()
  hit.run()
}

function nameOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  return event.metaKey || event.ctrlKey ? `mod+${key}` : key
}

function isPressable(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('button, a[href], summary, [role=button]')
}

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable ||
    target.matches('input:not([type=checkbox],[type=radio]), textarea, select, [role=combobox]')
  )
}

window.addEventListener('keydown', onKeyDown)
