import { Link, type LinkProps } from '@tanstack/react-router'
import {
  Bell,
  ChevronRight,
  CircleAlert,
  FileBadge,
  type LucideIcon,
  Truck,
  UserRound,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { useUnread } from '../../../../features/notifications/use-unread.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { usePerson } from '../../../../lib/session/session.ts'
import { Avatar, Badge, Card, Rating } from '../../../../ui/index.ts'
import { DriveScreen } from '../drive-screen.tsx'
import { useOwnDriver } from '../online.tsx'

/** Who I am to kitchens and customers, and what stands behind it. */
export function DriverMe() {
  const { t } = useTranslation('ridendine-driver')
  const person = usePerson()
  const unread = useUnread('ridendine')
  const { driver } = useOwnDriver()
  return (
    <DriveScreen title={t('me.title')} large>
      <header className="flex items-center gap-4">
        <Avatar name={person.name} src={driver?.photoUrl ?? person.photoUrl} size={72} />
        <div className="min-w-0">
          <p className="truncate text-title">{person.name}</p>
          {driver && <p className="truncate text-muted">{driver.vehicle.label}</p>}
          {driver && (
            <p className="flex flex-wrap items-center gap-x-3 text-small text-muted">
              <Rating value={driver.rating?.average ?? null} count={driver.rating?.count} />
              {t('me.deliveries', { count: driver.deliveries })}
            </p>
          )}
        </div>
      </header>
      <Card bare>
        <ul className="divide-y">
          <MeRow
            to="/ridendine/drive/documents"
            icon={FileBadge}
            title={t('documents.title')}
            hint={t('me.documents')}
            end={
              driver && driver.missing.length > 0 && <Badge tone="warn">{t('me.missing')}</Badge>
            }
          />
          <MeRow
            to="/ridendine/drive/vehicle"
            icon={Truck}
            title={t('vehicle.title')}
            hint={driver ? t(`vehicle.${driver.vehicle.kind}`) : ''}
          />
          <MeRow
            to="/ridendine/drive/incidents"
            icon={CircleAlert}
            title={t('incidents.title')}
            hint={t('me.incidents')}
          />
          <MeRow
            to="/ridendine/drive/inbox"
            icon={Bell}
            title={t('me.inbox')}
            hint={t('me.inbox-hint')}
            end={unread > 0 && <Badge tone="accent">{unread}</Badge>}
          />
          <MeRow
            to="/account"
            icon={UserRound}
            title={t('me.account')}
            hint={t('me.account-hint')}
          />
        </ul>
      </Card>
    </DriveScreen>
  )
}

function MeRow({
  icon: Icon,
  title,
  hint,
  end,
  ...link
}: LinkProps & { icon: LucideIcon; title: string; hint: string; end?: ReactNode }) {
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
