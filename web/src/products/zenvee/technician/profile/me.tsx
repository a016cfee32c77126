import { Link, type LinkProps } from '@tanstack/react-router'
import {
  Bell,
  Building2,
  ChevronRight,
  Clock,
  FileBadge,
  type LucideIcon,
  Repeat,
  Settings,
  Sparkles,
  UserRound,
} from 'lucide-react'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { usePerson } from '../../../../lib/session/session.ts'
import { Avatar, Badge, Card, Rating } from '../../../../ui/index.ts'
import { useUnread } from '../../shared/use-unread.ts'
import { useOnlineSwitch } from '../online.tsx'
import { ProScreen } from '../pro-screen.tsx'

/** Who I am to customers, and what stands behind it. */
export function ProMe() {
  const { t } = useTranslation('zenvee-technician')
  const person = usePerson()
  const unread = useUnread()
  const { profile } = useOnlineSwitch()
  return (
    <ProScreen title={t('me.title')} large>
      <header className="flex items-center gap-4">
        <Avatar name={person.name} src={profile?.photoUrl ?? person.photoUrl} size={72} />
        <div className="min-w-0">
          <p className="truncate text-title">{person.name}</p>
          {profile && <p className="truncate text-accent-text">{profile.headline}</p>}
          {profile && (
            <Rating value={profile.rating?.average ?? null} count={profile.rating?.count} />
          )}
        </div>
      </header>
      <Card bare>
        <ul className="divide-y">
          <MeRow
            to="/zenvee/pro/profile"
            icon={Sparkles}
            title={t('profile.title')}
            hint={t('me.profile')}
          />
          <MeRow
            to="/zenvee/pro/credentials"
            icon={FileBadge}
            title={t('credentials.title')}
            hint={t('me.credentials')}
            end={
              profile && profile.blocks.length > 0 && <Badge tone="warn">{t('me.missing')}</Badge>
            }
          />
          <MeRow
            to="/zenvee/pro/hours"
            icon={Clock}
            title={t('hours.title')}
            hint={t('hours.about')}
          />
          <MeRow
            to="/zenvee/pro/series"
            icon={Repeat}
            title={t('me.series')}
            hint={t('me.series-hint')}
          />
          <MeRow
            to="/zenvee/pro/company"
            icon={Building2}
            title={t('me.company')}
            hint={t('me.company-hint')}
          />
          <MeRow
            to="/zenvee/pro/inbox"
            icon={Bell}
            title={t('inbox.open')}
            hint={t('me.inbox')}
            end={unread > 0 && <Badge tone="accent">{unread}</Badge>}
          />
          <MeRow
            to="/account"
            icon={UserRound}
            title={t('me.account')}
            hint={t('me.account-hint')}
          />
          <MeRow
            to="/account"
            search={{ tab: 'notifications' }}
            icon={Settings}
            title={t('me.notifications')}
            hint={t('me.notifications-hint')}
          />
        </ul>
      </Card>
    </ProScreen>
  )
}

function MeRow({
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
