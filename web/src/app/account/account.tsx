import { getRouteApi, Link } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ProductScope } from '../../lib/products.tsx'
import { usePerson, useSession } from '../../lib/session/session.ts'
import { homeOf } from '../../lib/session/sign.ts'
import { IconButton, Tabs } from '../../ui/index.ts'
import { AccountMenu } from '../../ui/shell/account-menu.tsx'
import { OfflineBar } from '../../ui/shell/offline-bar.tsx'
import { Notifications } from './notifications.tsx'
import { ProfilePart } from './profile.tsx'
import { Security } from './security.tsx'

const route = getRouteApi('/account')

/** A person's own account: who, how safe, what may reach them. */
export function Account() {
  const { t } = useTranslation('account')
  const { tab = 'profile' } = route.useSearch()
  const navigate = route.useNavigate()
  const person = usePerson()
  const product = useSession()?.product ?? 'zenvee'
  return (
    <ProductScope product={product}>
      <OfflineBar />
      <header className="sticky top-0 z-30 border-b bg-ground/85 backdrop-blur-xl">
        <div className="mx-auto flex h-14 max-w-2xl items-center gap-1 px-3 sm:px-5">
          <IconButton
            icon={ChevronLeft}
            mirrored
            label={t('account.back')}
            nativeButton={false}
            render={<Link to={homeOf(person)} />}
          />
          <h1 className="flex-1 text-heading">{t('account.title')}</h1>
          <AccountMenu />
        </div>
      </header>
      <main id="main" className="mx-auto flex max-w-2xl flex-col gap-8 px-5 pt-4 pb-20">
        <Tabs
          label={t('account.title')}
          value={tab}
          onChange={(next) => void navigate({ search: { tab: next }, replace: true })}
          tabs={[
            { value: 'profile', label: t('profile.title') },
            { value: 'security', label: t('security.title') },
            { value: 'notifications', label: t('notify.title') },
          ]}
        />
        {tab === 'profile' && <ProfilePart />}
        {tab === 'security' && <Security />}
        {tab === 'notifications' && <Notifications />}
      </main>
    </ProductScope>
  )
}
