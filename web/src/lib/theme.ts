import { createStore, useStore } from './store.ts'

/** 'system' follows the device. */
export type Theme = 'system' | 'light' | 'dark'

const CHOSEN = 'kontor.theme'
const deviceIsDark = matchMedia('(prefers-color-scheme: dark)')

function chosen(): Theme {
  const kept = localStorage.getItem(CHOSEN)
  return kept === 'dark' || kept === 'light' ? kept : 'system'
}

const theme = createStore<Theme>(chosen())
const resolved = createStore<'light' | 'dark'>(resolve(theme.get()))

function resolve(wish: Theme): 'light' | 'dark' {
  if (wish !== 'system') return wish
  return deviceIsDark.matches ? 'dark' : 'light'
}

function paint(): void {
  const now = resolve(theme.get())
  document.documentElement.dataset.theme = now
  resolved.set(now)
}

deviceIsDark.addEventListener('change', paint)

/** Choose light, dark or the device's own; remembered. */
export function chooseTheme(wish: Theme): void {
  if (wish === 'system') localStorage.removeItem(CHOSEN)
  else localStorage.setItem(CHOSEN, wish)
  theme.set(wish)
  paint()
}

/** What the person chose. */
export const useTheme = () => useStore(theme)

/** What is painted now: for maps and charts that need the colours in script. */
export const usePainted = () => useStore(resolved)
