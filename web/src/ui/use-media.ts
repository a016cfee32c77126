import { useCallback, useSyncExternalStore } from 'react'

/** Whether a media query holds: `useMedia('(min-width: 48rem)')`. */
export function useMedia(query: string): boolean {
  const watch = useCallback(
    (listener: () => void) => {
      const list = matchMedia(query)
      list.addEventListener('change', listener)
      return () => list.removeEventListener('change', listener)
    },
    [query],
  )
  return useSyncExternalStore(watch, () => matchMedia(query).matches)
}

/** True from the width of a desk on (1024 px). */
export const useIsDesk = () => useMedia('(min-width: 64rem)')

/** True below the width at which sheets become dialogs (640 px). */
export const useIsPhone = () => !useMedia('(min-width: 40rem)')
