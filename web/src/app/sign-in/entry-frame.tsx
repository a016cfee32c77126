import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type ProductId, ProductScope } from '../../lib/products.tsx'
import { Wordmark } from '../../ui/index.ts'
import { CityArt } from '../portal/city-art.tsx'

interface EntryFrameProps {
  readonly product: ProductId
  readonly title: string
  readonly hint?: ReactNode
  /** Under the form: the other way in. */
  readonly footer?: ReactNode
  readonly children: ReactNode
}

/** Around sign-in, register and passwords: a form, and on desks the city beside it. */
export function EntryFrame({ product, title, hint, footer, children }: EntryFrameProps) {
  return (
    <ProductScope product={product}>
      <div className="grid min-h-dvh lg:grid-cols-[minmax(30rem,1fr)_1.15fr]">
        <div className="flex flex-col px-6 py-6 sm:px-10 lg:px-16">
          <header>
            <Link to="/" className="inline-block rounded-md">
              <Wordmark brand={product} />
            </Link>
          </header>
          <main
            id="main"
            className="mx-auto flex w-full max-w-sm flex-1 flex-col justify-center gap-7 py-10"
          >
            <div>
              <h1 className="text-display">{title}</h1>
              {hint && <p className="mt-1.5 text-body text-muted">{hint}</p>}
            </div>
            {children}
            {footer && <p className="text-body text-muted">{footer}</p>}
          </main>
        </div>
        <div aria-hidden className="hidden p-3 ps-0 lg:block">
          <div className="h-full overflow-hidden rounded-2xl border">
            <CityArt quiet />
          </div>
        </div>
      </div>
    </ProductScope>
  )
}

/** Look of a link inside a sentence. */
export const textLink =
  'font-medium text-accent-text underline decoration-accent/35 underline-offset-3 hover:decoration-current'
