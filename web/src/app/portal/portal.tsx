import { Link } from '@tanstack/react-router'
import { Moon, Sun } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { listPersonas } from '#contract/identity'
import { useRead } from '../../lib/api/index.ts'
import { aloneProduct, PRODUCT_IDS, type ProductId, useBrand } from '../../lib/products.tsx'
import { useSession } from '../../lib/session/session.ts'
import { chooseTheme, usePainted } from '../../lib/theme.ts'
import {
  buttonLook,
  cx,
  IconButton,
  LiveDot,
  PRODUCT_NAMES,
  Sign,
  Wordmark,
} from '../../ui/index.ts'
import { AccountMenu } from '../../ui/shell/account-menu.tsx'
import { CityArt } from './city-art.tsx'
import { Personas } from './personas.tsx'

/** The front door: the products, and one click into any role. */
export function Portal() {
  const { t } = useTranslation('portal')
  useBrand('kontor')
  const demo = useRead(listPersonas, {}, { product: aloneProduct ?? 'zenvee' })
  const others = PRODUCT_IDS.filter((id) => id !== 'zenvee')
  return (
    <div className="min-h-dvh">
      <PortalBar />
      <main
        id="main"
        className="mx-auto flex max-w-6xl flex-col gap-12 px-5 pt-10 pb-20 lg:gap-16 lg:px-8 lg:pt-16"
      >
        <header className="flex max-w-3xl flex-col gap-5">
          <h1 className="text-hero">{t('title')}</h1>
          <p className="max-w-xl text-[1.0625rem] leading-7 text-muted">{t('sub')}</p>
        </header>
        <section
          data-product="zenvee"
          className="grid grid-cols-1 overflow-hidden rounded-2xl border bg-surface text-ink shadow-2 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.05fr)]"
        >
          <div className="flex flex-col gap-6 p-4 pt-6 sm:gap-8 sm:p-9">
            <div className="flex items-start gap-4">
              <Sign brand="zenvee" size={48} />
              <div className="min-w-0">
                <div className="flex items-center gap-3">
                  <h2 className="text-title">{PRODUCT_NAMES.zenvee}</h2>
                  <span className="inline-flex items-center rounded-full bg-good-soft pe-2.5 ps-1 text-micro font-semibold text-good-text h-6">
                    <LiveDot />
                    {t('live')}
                  </span>
                </div>
                <p className="mt-0.5 text-body text-muted">{t('products.zenvee')}</p>
              </div>
            </div>
            <Personas known={demo.data?.personas} />
          </div>
          <div className="border-t lg:border-s lg:border-t-0">
            <CityArt />
          </div>
        </section>
        <section className="flex flex-col gap-4">
          <h2 className="text-small font-medium text-muted">{t('coming')}</h2>
          <ul className="grid grid-cols-2 gap-3 lg:grid-cols-4">
            {others.map((id) => (
              <ComingTile key={id} id={id} />
            ))}
          </ul>
        </section>
      </main>
    </div>
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
