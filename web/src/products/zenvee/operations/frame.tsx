import { Outlet } from '@tanstack/react-router'
import {
  BadgeCheck,
  Cable,
  ChartColumn,
  CircleUser,
  ClipboardList,
  Cog,
  CreditCard,
  Crosshair,
  FileClock,
  Handshake,
  Inbox,
  Landmark,
  Mail,
  Map as MapIcon,
  Scale,
  TrendingUp,
} from 'lucide-react'
import { lazy, Suspense } from 'react'
import { listPeople } from '#contract/identity'
import { readOutbox } from '#contract/insights'
import { readReviewFigures } from '#contract/verification'
import { listAllBookings } from '#contract/zenvee'
import { ConsoleBase } from '../../../features/console/place.tsx'
import { clientOf, useRead } from '../../../lib/api/index.ts'
import { useTranslation } from '../../../lib/i18n/index.ts'
import { ProductScope } from '../../../lib/products.tsx'
import { whenReachable } from '../../../lib/when-reachable.ts'
import { type DeskGroup, DeskShell } from '../../../ui/shell/desk-shell.tsx'
import type { FindRecords } from '../../../ui/shell/palette.tsx'
import { CityZone } from '../shared/city-zone.tsx'
import { OPERATIONS } from './base.ts'

const DemoBar = lazy(
  whenReachable(() =>
    import('../../../features/demo/demo-bar.tsx').then((file) => ({ default: file.DemoBar })),
  ),
)

const EVERY_MS = 20_000

/** The desk of founders and operators. */
export function OperationsFrame() {
  return (
    <ProductScope product="zenvee">
      <ConsoleBase value={OPERATIONS}>
        <CityZone>
          <Desk />
        </CityZone>
      </ConsoleBase>
    </ProductScope>
  )
}

function Desk() {
  return (
    <DeskShell product="zenvee" groups={useGroups()} find={find}>
      <Suspense fallback={<div className="h-12 border-b" />}>
        <DemoBar />
      </Suspense>
      <Outlet />
    </DeskShell>
  )
}

function useGroups(): readonly DeskGroup[] {
  const { t } = useTranslation('operations')
  const desk = useRead(readReviewFigures, {}, { every: EVERY_MS })
  const outbox = useRead(readOutbox, {}, { every: EVERY_MS })
  const disputes = useRead(listAllBookings, { state: 'disputed', limit: 100 }, { every: EVERY_MS })
  return [
    {
      places: [
        { to: OPERATIONS, label: t('nav.map'), icon: MapIcon, key: 'm', exact: true },
        { to: `${OPERATIONS}/figures`, label: t('nav.figures'), icon: ChartColumn, key: 'f' },
        { to: `${OPERATIONS}/growth`, label: t('nav.growth'), icon: TrendingUp, key: 'g' },
      ],
    },
    {
      label: t('nav.work'),
      places: [
        { to: `${OPERATIONS}/bookings`, label: t('nav.bookings'), icon: Handshake, key: 'b' },
        {
          to: `${OPERATIONS}/disputes`,
          label: t('nav.disputes'),
          icon: Scale,
          key: 'd',
          count: disputes.data?.items.length,
          urgent: true,
        },
        {
          to: `${OPERATIONS}/verification`,
          label: t('nav.verification'),
          icon: BadgeCheck,
          key: 'v',
          count: desk.data?.submitted,
        },
        { to: `${OPERATIONS}/matches`, label: t('nav.matches'), icon: Crosshair, key: 'x' },
        { to: `${OPERATIONS}/people`, label: t('nav.people'), icon: CircleUser, key: 'p' },
      ],
    },
    {
      label: t('nav.records'),
      places: [
        { to: `${OPERATIONS}/streams`, label: t('nav.streams'), icon: FileClock, key: 's' },
        { to: `${OPERATIONS}/audit`, label: t('nav.audit'), icon: ClipboardList, key: 'a' },
        { to: `${OPERATIONS}/payments`, label: t('nav.payments'), icon: CreditCard, key: 'y' },
        { to: `${OPERATIONS}/ledger`, label: t('nav.ledger'), icon: Landmark, key: 'l' },
      ],
    },
    {
      label: t('nav.house'),
      places: [
        {
          to: `${OPERATIONS}/outbox`,
          label: t('nav.outbox'),
          icon: Inbox,
          key: 'o',
          count: outbox.data?.parked,
          urgent: true,
        },
        { to: `${OPERATIONS}/jobs`, label: t('nav.jobs'), icon: Cog, key: 'j' },
        { to: `${OPERATIONS}/webhooks`, label: t('nav.webhooks'), icon: Cable, key: 'w' },
        { to: `${OPERATIONS}/mailbox`, label: t('nav.mailbox'), icon: Mail, key: 'e' },
      ],
    },
  ]
}

const MOST_FOUND = 6

const find: FindRecords = async (text, signal) => {
  const client = clientOf('zenvee')
  const [bookings, people] = await Promise.all([
    client.call(listAllBookings, { q: text, limit: MOST_FOUND }, { signal }),
    client.call(listPeople, { search: text, limit: MOST_FOUND }, { signal }),
  ])
  return [
    ...bookings.items.map((booking) => ({
      id: booking.id,
      label: `${booking.number} · ${booking.service}`,
      hint: booking.customer,
      link: {
        to: '/zenvee/operations/bookings/$bookingId',
        params: { bookingId: booking.id },
      } as const,
    })),
    ...people.items.map((person) => ({
      id: person.id,
      label: person.name,
      hint: person.roles.join(', '),
      link: { to: '/zenvee/operations/people', search: { row: person.id } as never } as const,
    })),
  ]
}
