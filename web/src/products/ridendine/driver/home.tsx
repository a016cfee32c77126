import { Link } from '@tanstack/react-router'
import { Bike, CarFront, Coffee, FileBadge, Power, ShieldAlert } from 'lucide-react'
import { readDriverEarningsSummary } from '#contract/ridendine'
import { demoDrive, setDemoDrive } from '../../../features/tracking/drive.ts'
import { useRead } from '../../../lib/api/index.ts'
import { useFormat } from '../../../lib/format/index.ts'
import { useTranslation } from '../../../lib/i18n/index.ts'
import { useStore } from '../../../lib/store.ts'
import {
  Amount,
  Button,
  buttonLook,
  Card,
  EmptyState,
  ErrorState,
  Skeleton,
  Switch,
} from '../../../ui/index.ts'
import { RegisterScreen } from './account/register.tsx'
import { DriveScreen } from './drive-screen.tsx'
import { OfferScreen } from './offer/offer-screen.tsx'
import { useOnlineSwitch, useOwnDriver } from './online.tsx'
import { RunScreen } from './run/run-screen.tsx'
import { useDrawnRun } from './run/use-drawn-run.ts'
import { useWork } from './use-work.ts'

/** An offer first, then what is in hand, else the wait for work. */
export function DriverHome() {
  const { t } = useTranslation('ridendine-driver')
  const { driver, isNobody, isPending, read } = useOwnDriver()
  const { offer, run } = useWork()
  const orders = useDrawnRun(run)
  if (isPending)
    return (
      <DriveScreen title={t('home.title')} large>
        <Skeleton className="h-64 rounded-xl" />
      </DriveScreen>
    )
  if (isNobody) return <RegisterScreen />
  if (!driver)
    return (
      <DriveScreen title={t('home.title')} large>
        {read.error && <ErrorState failure={read.error} onAgain={() => void read.refetch()} />}
      </DriveScreen>
    )
  if (offer) return <OfferScreen key={offer.id} offer={offer} />
  if (run && orders.length > 0) return <RunScreen run={run} orders={orders} />
  return <Waiting />
}

function Waiting() {
  const { t } = useTranslation('ridendine-driver')
  const { driver, isOnline, canSwitch, isPending, set } = useOnlineSwitch()
  const isDemo = useStore(demoDrive)
  if (!driver) return null
  return (
    <DriveScreen
      title={t('home.title')}
      large
      footer={
        canSwitch && (
          <Button
            tone={isOnline ? 'secondary' : 'primary'}
            size="xl"
            icon={Power}
            className="h-16 text-title"
            busy={isPending}
            onClick={() => set(!isOnline)}
          >
            {isOnline ? t('online.stop') : t('online.go')}
          </Button>
        )
      }
    >
      <Standing />
      <Today />
      {isOnline ? (
        <EmptyState icon={Bike} title={t('home.none')}>
          {t('home.none-about')}
        </EmptyState>
      ) : (
        <EmptyState icon={Coffee} title={t('home.offline')}>
          {driver.onlineReason === 'missed_offers'
            ? t('home.missed', { count: driver.missedBeforeOffline })
            : t('home.offline-about')}
        </EmptyState>
      )}
      <div className="flex gap-3 rounded-lg border border-dashed px-4 py-2">
        <CarFront size={20} aria-hidden className="mt-3 shrink-0 text-muted" />
        <div className="flex-1">
          <Switch
            checked={isDemo}
            onChange={setDemoDrive}
            label={t('demo.title')}
            hint={t('demo.about')}
          />
        </div>
      </div>
    </DriveScreen>
  )
}

/** What keeps me off the road, and where to mend it. */
function Standing() {
  const { t } = useTranslation('ridendine-driver')
  const { driver } = useOwnDriver()
  if (!driver || (driver.status === 'approved' && driver.missing.length === 0)) return null
  const isSuspended = driver.status === 'suspended'
  const Icon = isSuspended ? ShieldAlert : FileBadge
  return (
    <div className="flex flex-wrap items-center gap-4 rounded-xl bg-warn-soft p-4 text-warn-text">
      <Icon size={22} aria-hidden className="shrink-0" />
      <p className="min-w-40 flex-1">
        <span className="block font-semibold">
          {isSuspended
            ? t('standing.suspended')
            : driver.missing.length > 0
              ? t('standing.missing', { count: driver.missing.length })
              : t('standing.pending')}
        </span>
        <span className="block text-small">
          {isSuspended ? driver.suspendedFor : t('standing.about')}
        </span>
      </p>
      {!isSuspended && (
        <Link to="/ridendine/drive/documents" className={buttonLook({ tone: 'secondary' })}>
          {t('standing.documents')}
        </Link>
      )}
    </div>
  )
}

function Today() {
  const { t } = useTranslation('ridendine-driver')
  const format = useFormat()
  const { driver } = useOwnDriver()
  const read = useRead(readDriverEarningsSummary, {}, { product: 'ridendine' })
  if (!read.data) return <Skeleton className="h-28 rounded-xl" />
  const today = read.data.days.at(-1)
  return (
    <Link to="/ridendine/drive/earnings" className="block rounded-xl">
      <Card look="hover" className="flex items-end justify-between gap-4">
        <div>
          <p className="text-small text-muted">{t('home.today')}</p>
          <Amount money={read.data.today} className="text-hero" />
        </div>
        <p className="pb-1 text-end text-small text-muted">
          {t('home.deliveries', {
            count: today && read.data.today.amount > 0 ? today.deliveries : 0,
          })}
          {driver?.onlineSince && (
            <span className="block">
              {t('home.since', { time: format.time(driver.onlineSince) })}
            </span>
          )}
        </p>
      </Card>
    </Link>
  )
}
