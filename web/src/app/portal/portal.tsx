import { Link } from '@tanstack/react-router'
import { Moon, Sun } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { listPersonas } from '#contract/identity'
import { useRead } from '../../lib/api/index.ts'
import { aloneProduct, PRODUCT_IDS, type ProductId, useBrand } from '../../lib/products.tsx'
import { useSession } from '../../lib/session/session.ts'
import { chooseTheme, usePainted } from '../../lib/theme.ts'
import {
  buttonLook,
  cx,
  ErrorState,
  IconButton,
  LiveDot,
  PRODUCT_NAMES,
  Sign,
  SkeletonRows,
  Wordmark,
} from '../../ui/index.ts'
import { AccountMenu } from '../../ui/shell/account-menu.tsx'
import { CityArt } from './city-art.tsx'
import { Personas } from './personas.tsx'
import { TableArt } from './table-art.tsx'

/** Products that are in the house; of one that this server does not run, the address answers nothing. */
const BUILT: readonly ProductId[] = ['zenvee', 'ridendine']

/** The front door: the products, and one click into any role. */
export function Portal() {
  const { t } = useTranslation('portal')
  useBrand('kontor')
  const here = aloneProduct ? BUILT.filter((id) => id === aloneProduct) : BUILT
  const others = PRODUCT_IDS.filter((id) => !here.includes(id))
  return (
    <div className="min-h-dvh">
      <PortalBar />
      <main
        id="main"
        className="mx-auto flex max-w-6xl flex-col gap-12 px-5 pt-10 pb-20 lg:gap-14 lg:px-8 lg:pt-16"
      >
        <header className="flex max-w-3xl flex-col gap-5">
          <h1 className="text-hero">{t('title')}</h1>
          <p className="max-w-xl text-[1.0625rem] leading-7 text-muted">{t('sub')}</p>
        </header>
        <div className={cx('grid gap-6', here.length > 1 && 'lg:grid-cols-2')}>
          {here.map((id) => (
            <ProductDoor key={id} id={id} isOnly={here.length === 1} />
          ))}
        </div>
        <section className="flex flex-col gap-4">
          <h2 className="text-small font-medium text-muted">{t('coming')}</h2>
          <ul
            className={cx(
              'grid grid-cols-2 gap-3',
              others.length > 3 ? 'lg:grid-cols-4' : 'lg:grid-cols-3',
            )}
          >
            {others.map((id) => (
              <ComingTile key={id} id={id} />
            ))}
          </ul>
        </section>
      </main>
    </div>
  )
}

const ART: Readonly<Partial<Record<ProductId, () => ReactNode>>> = {
  zenvee: () => <CityArt />,
  ridendine: () => <TableArt />,
}

/** A product that can be entered: its brand, its picture, its people. */
function ProductDoor({ id, isOnly }: { id: ProductId; isOnly: boolean }) {
  const { t } = useTranslation('portal')
  const demo = useRead(listPersonas, { product: id }, { product: id })
  return (
    <section
      data-product={id}
      className={cx(
        'flex flex-col overflow-hidden rounded-2xl border bg-surface text-ink shadow-2',
        isOnly && 'lg:grid lg:grid-cols-[minmax(0,1fr)_minmax(0,1.05fr)]',
      )}
    >
      <div className={isOnly ? 'border-b lg:order-2 lg:border-s lg:border-b-0' : 'h-52 border-b'}>
        {ART[id]?.()}
      </div>
      <div className="flex flex-col gap-6 p-4 pt-6 sm:p-8">
        <div className="flex items-start gap-4">
          <Sign brand={id} size={48} />
          <div className="min-w-0">
            <div className="flex items-center gap-3">
              <h2 className="text-title">{PRODUCT_NAMES[id]}</h2>
              {demo.isSuccess && (
                <span className="inline-flex h-6 items-center rounded-full bg-good-soft ps-1 pe-2.5 text-micro font-semibold text-good-text">
                  <LiveDot />
                  {t('live')}
                </span>
              )}
            </div>
            <p className="mt-0.5 text-body text-muted">{t(`products.${id}`)}</p>
          </div>
        </div>
        {demo.isPending && <SkeletonRows rows={4} />}
        {demo.error && <ErrorState failure={demo.error} onAgain={() => void demo.refetch()} />}
        {demo.data && demo.data.personas.length > 0 && (
          <Personas product={id} known={demo.data.personas} />
        )}
        {demo.data?.personas.length === 0 && (
          <Link
            to="/sign-in"
            search={{ product: id }}
            className={buttonLook({ tone: 'primary', size: 'lg' })}
          >
            {t('sign-in')}
          </Link>
        )}
      </div>
    </section>
  )
}

function PortalBar() {
  const { t } = useTranslation('portal')
  const session = useSession()
  const painted = usePainted()
  return (
    <header className="sticky top-0 z-30 border-b border-transparent bg-ground/85 backdrop-blur-xl">
      <div className="mx-auto flex h-16 max-w-6xl items-center gap-2 px-5 lg:px-8">
        <Wordmark brand="kontor" />
        <nav className="ms-auto flex items-center gap-1">
          <a
            href="/docs"
            className={cx(buttonLook({ tone: 'quiet', size: 'sm' }), 'max-sm:hidden')}
          >
            {t('api')}
          </a>
          <Link
            to="/kit"
            className={cx(buttonLook({ tone: 'quiet', size: 'sm' }), 'max-sm:hidden')}
          >
            {t('kit')}
          </Link>
          <IconButton
            size="sm"
            icon={painted === 'dark' ? Sun : Moon}
            label={t('theme')}
            onClick={() => chooseTheme(painted === 'dark' ? 'light' : 'dark')}
          />
          {session ? (
            <AccountMenu />
          ) : (
            <Link to="/sign-in" className={buttonLook({ tone: 'secondary', size: 'sm' })}>
              {t('sign-in')}
            </Link>
          )}
        </nav>
      </div>
    </header>
  )
}

function ComingTile({ id }: { id: ProductId }) {
  const { t } = useTranslation('portal')
  return (
    <li
      data-product={id}
      className="flex min-h-36 flex-col justify-between gap-6 rounded-xl border bg-surface p-4 text-ink sm:min-h-40 sm:p-5"
    >
      <Sign brand={id} size={36} />
      <div>
        <h3 className="text-heading">{PRODUCT_NAMES[id]}</h3>
        <p className="mt-0.5 text-small text-muted">{t(`products.${id}`)}</p>
      </div>
    </li>
  )
}
