import { getRouteApi, Link } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense } from 'react'
import { PRODUCT_IDS, type ProductId, useBrand } from '../../lib/products.tsx'
import { chooseTheme, usePainted } from '../../lib/theme.ts'
import { Button, cx, Sign, Skeleton, Wordmark } from '../../ui/index.ts'
import { ControlSamples } from './control-samples.tsx'
import { FoundationSamples } from './foundation-samples.tsx'
import { StorySamples } from './story-samples.tsx'

// This page is for the people who build screens; its sample words are not translated.

const TableSamples = lazy(() =>
  import('./table-samples.tsx').then((file) => ({ default: file.TableSamples })),
)
const MapSamples = lazy(() =>
  import('./map-samples.tsx').then((file) => ({ default: file.MapSamples })),
)

const ScreenSample = lazy(() =>
  import('./screen-sample.tsx').then((file) => ({ default: file.ScreenSample })),
)

const PARTS: Readonly<Record<string, ReactNode>> = {
  foundation: <FoundationSamples />,
  controls: <ControlSamples />,
  stories: <StorySamples />,
  tables: <TableSamples />,
  map: <MapSamples />,
}

const route = getRouteApi('/kit')

/** Every component of the kit, in its states, in every brand. */
export function Kit() {
  const { part = 'foundation', brand = 'zenvee' } = route.useSearch()
  const painted = usePainted()
  useBrand(brand)
  if (part === 'screen') return <ScreenSample />
  return (
    <div className="min-h-dvh">
      <header className="sticky top-0 z-30 border-b bg-surface/85 backdrop-blur-xl">
        <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-6 gap-y-2 px-5 py-3">
          <Link to="/">
            <Wordmark brand={brand} />
          </Link>
          <nav aria-label="Parts" className="flex flex-wrap gap-1">
            {[...Object.keys(PARTS), 'screen'].map((name) => (
              <Link
                key={name}
                to="/kit"
                search={{ part: name, brand }}
                className={cx(
                  'rounded-md px-3 py-1.5 text-small font-medium text-muted hover:bg-hover',
                  name === part && 'bg-press text-ink',
                )}
              >
                {name}
              </Link>
            ))}
          </nav>
          <div className="ms-auto flex items-center gap-1.5">
            {PRODUCT_IDS.map((id) => (
              <BrandLink key={id} id={id} part={part} />
            ))}
            <Button size="sm" onClick={() => chooseTheme(painted === 'dark' ? 'light' : 'dark')}>
              {painted}
            </Button>
          </div>
        </div>
      </header>
      <main id="main" className="mx-auto flex max-w-6xl flex-col gap-12 px-5 py-8">
        <h1 className="sr-only">Design kit</h1>
        <Suspense fallback={<Skeleton className="h-64 w-full" />}>{PARTS[part]}</Suspense>
      </main>
    </div>
  )
}

function BrandLink({ id, part }: { id: ProductId; part: string }) {
  return (
    <Link
      to="/kit"
      search={{ part, brand: id }}
      data-product={id}
      aria-label={id}
      className="rounded-md"
    >
      <Sign brand={id} size={26} />
    </Link>
  )
}
