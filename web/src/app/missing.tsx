import { Link } from '@tanstack/react-router'
import { Compass } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty.tsx'

/** 404. */
export function Missing() {
  const { t } = useTranslation('core')
  return (
    <main className="flex min-h-[80dvh] items-center justify-center">
      <EmptyState
        isPage
        icon={Compass}
        title={t('error.missing')}
        action={
          <Button tone="primary" nativeButton={false} render={<Link to="/" />}>
            {t('error.home')}
          </Button>
        }
      >
        {t('error.missing-about')}
      </EmptyState>
    </main>
  )
}
