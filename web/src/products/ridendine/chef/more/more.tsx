import { Link, type LinkProps } from '@tanstack/react-router'
import {
  Bell,
  ChartNoAxesColumn,
  ChevronRight,
  FileBadge,
  ListChecks,
  type LucideIcon,
  Sparkles,
  UserRound,
} from 'lucide-react'
import { useUnread } from '../../../../features/notifications/use-unread.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { usePerson } from '../../../../lib/session/session.ts'
import { Avatar, Badge, Card, Screen } from '../../../../ui/index.ts'
import { useKitchen } from '../use-kitchen.ts'

/** The kitchen behind the orders: how it does, how it looks, what stands behind it. */
export function More() {
  const { t } = useTranslation('ridendine-kitchen')
  const person = usePerson()
  const unread = useUnread('ridendine')
  const kitchen = useKitchen().data
  return (
    <Screen title={t('more.title')} large width="narrow">
      <header className="flex items-center gap-4">
        <Avatar name={person.name} src={kitchen?.photoUrl ?? person.photoUrl} size={72} />
        <div className="min-w-0">
          <p className="truncate text-title">{kitchen?.businessName ?? person.name}</p>
          <p className="truncate text-muted">{kitchen?.tagline}</p>
        </div>
      </header>
      <Card bare>
        <ul className="divide-y">
          <MoreRow
            to="/ridendine/kitchen/figures"
            icon={ChartNoAxesColumn}
            title={t('figures.title')}
            hint={t('more.figures')}
          />
          <MoreRow
            to="/ridendine/kitchen/profile"
            icon={Sparkles}
            title={t('profile.title')}
            hint={t('more.profile')}
          />
          <MoreRow
            to="/ridendine/kitchen/start"
            icon={ListChecks}
            title={t('start.title')}
            hint={t('more.start')}
            end={kitchen && !kitchen.isLive && <Badge tone="warn">{t('more.unfinished')}</Badge>}
          />
          <MoreRow
            to="/ridendine/kitchen/papers"
            icon={FileBadge}
            title={t('papers.title')}
            hint={t('more.papers')}
          />
          <MoreRow
            to="/ridendine/kitchen/inbox"
            icon={Bell}
            title={t('more.inbox')}
            hint={t('more.inbox-hint')}
            end={unread > 0 && <Badge tone="accent">{unread}</Badge>}
          />
          <MoreRow
            to="/account"
            icon={UserRound}
            title={t('more.account')}
            hint={t('more.account-hint')}
          />
        </ul>
      </Card>
    </Screen>
  )
}

function MoreRow({
  icon: Icon,
  title,
  hint,
  end,
  ...link
}: LinkProps & { icon: LucideIcon; title: string; hint: string; end?: React.ReactNode }) {
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
        {end}
        <ChevronRight size={18} aria-hidden className="mirror text-faint" />
      </Link>
    </li>
  )
}
