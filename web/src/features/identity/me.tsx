import { Link, type LinkProps } from '@tanstack/react-router'
import { Bell, ChevronRight, CreditCard, type LucideIcon, MapPin, UserRound } from 'lucide-react'
import { useTranslation } from '../../lib/i18n/index.ts'
import { usePerson } from '../../lib/session/session.ts'
import { Avatar, Card, Screen } from '../../ui/index.ts'

/** Where a product's pages about oneself stand. */
export type MePath = '/zenvee/app/me' | '/ridendine/app/me'

/** Who I am here, and what is kept for me. */
export function Me({ me }: { me: MePath }) {
  const { t } = useTranslation('everyday')
  const person = usePerson()
  return (
    <Screen title={t('me.title')} large>
      <header className="flex items-center gap-4">
        <Avatar name={person.name} src={person.photoUrl} size={64} />
        <div className="min-w-0">
          <p className="truncate text-title">{person.name}</p>
          <p className="truncate text-muted">{person.email}</p>
        </div>
      </header>
      <Card bare>
        <ul className="divide-y">
          <MeRow
            to={`${me}/places`}
            icon={MapPin}
            title={t('places.title')}
            hint={t('me.places')}
          />
          <MeRow
            to={`${me}/cards`}
            icon={CreditCard}
            title={t('card.title')}
            hint={t('me.cards')}
          />
          <MeRow
            to="/account"
            search={{ tab: 'notifications' }}
            icon={Bell}
            title={t('me.notifications')}
            hint={t('me.notifications-hint')}
          />
          <MeRow
            to="/account"
            icon={UserRound}
            title={t('me.account')}
            hint={t('me.account-hint')}
          />
        </ul>
      </Card>
    </Screen>
  )
}

function MeRow({
  icon: Icon,
  title,
  hint,
  ...link
}: LinkProps & { icon: LucideIcon; title: string; hint: string }) {
  return (
    <li>
      <Link
        {...link}
        className="flex min-h-16 items-center gap-3.5 px-4 py-3 transition-colors -outline-offset-2 hover:bg-hover"
      >
        <span className="flex size-10 items-center justify-center rounded-full bg-sunken text-muted">
          <Icon size={19} aria-hidden />
        </span>
        <span className="min-w-0 flex-1">
          <span className="block font-medium">{title}</span>
          <span className="block truncate text-small text-muted">{hint}</span>
        </span>
        <ChevronRight size={18} aria-hidden className="mirror text-faint" />
      </Link>
    </li>
  )
}
