import { Outlet } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readDemo } from '#contract/demo'
import { useRead } from '../lib/api/index.ts'
import { useQueueDriver } from '../lib/offline/index.ts'
import { aloneProduct } from '../lib/products.tsx'
import { whenReachable } from '../lib/when-reachable.ts'
import { useKeys } from '../ui/keys/use-keys.ts'
import { SkeletonPage } from '../ui/skeleton.tsx'

const Toasts = lazy(
  whenReachable(() => import('../ui/toasts.tsx').then((file) => ({ default: file.Toasts }))),
)
const UpdatePrompt = lazy(
  whenReachable(() =>
    import('./update-prompt.tsx').then((file) => ({ default: file.UpdatePrompt })),
  ),
)
const DevDrawer = lazy(() =>
  import('./dev/dev-drawer.tsx').then((file) => ({ default: file.DevDrawer })),
)

const CLOCK_MS = 15_000

/** Around every page. */
export function Root() {
  const { t } = useTranslation('core')
  const [devOpen, setDevOpen] = useState(false)
  useQueueDriver()
  // Keeps our clock with the demo's (lib/clock.ts listens).
  useRead(readDemo, {}, { every: CLOCK_MS, product: aloneProduct ?? 'zenvee' })
  useKeys([
    { keys: '~', label: t('dev.title'), run: () => setDevOpen((open) => !open) },
    { keys: '`', label: t('dev.title'), run: () => setDevOpen((open) => !open) },
  ])
  return (
    <>
      <Suspense fallback={<SkeletonPage />}>
        <Outlet />
      </Suspense>
      <Suspense>
        <Toasts />
      </Suspense>
      <Suspense>
        <UpdatePrompt />
      </Suspense>
      <Suspense>{devOpen && <DevDrawer onClose={() => setDevOpen(false)} />}</Suspense>
    </>
  )
}
