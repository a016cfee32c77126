import { Outlet } from '@tanstack/react-router'
import {
  BadgeCheck,
  BellRing,
  Bike,
  Cable,
  ChartColumn,
  ChefHat,
  CircleUser,
  ClipboardList,
  Cog,
  Coins,
  CreditCard,
  Database,
  FileClock,
  Inbox,
  KanbanSquare,
  Landmark,
  Mail,
  Map as MapIcon,
  Scale,
  Shapes,
  ShoppingBag,
  TrendingUp,
  TriangleAlert,
} from 'lucide-react'
import { listPeople } from '#contract/identity'
import { readOutbox } from '#contract/insights'
import { listAdminOrders, readAdminOverview } from '#contract/ridendine'
import { ConsoleBase } from '../../../features/console/place.tsx'
import { DemoBar } from '../../../features/demo/demo-bar.tsx'
import { CityZone } from '../../../features/organisations/city-zone.tsx'
import { clientOf, useRead } from '../../../lib/api/index.ts'
import { useTranslation } from '../../../lib/i18n/index.ts'
import { ProductScope } from '../../../lib/products.tsx'
import { type DeskGroup, DeskShell } from '../../../ui/shell/desk-shell.tsx'
import type { FindRecords } from '../../../ui/shell/palette.tsx'
import { DESK, onDesk } from './base.ts'

const EVERY_MS = 20_000

/** The desk of those who run the marketplace. */
export function AdminFrame() {
  return (
    <ProductScope product="ridendine">
      <ConsoleBase value={DESK}>
        <CityZone product="ridendine">
          <Desk />
        </CityZone>
      </ConsoleBase>
    </ProductScope>
  )
}

function Desk() {
  return (
    <DeskShell product="ridendine" groups={useGroups()} find={find}>
      <DemoBar />
      <Outlet />
    </DeskShell>
  )
}

function useGroups(): readonly DeskGroup[] {
  const { t } = useTranslation('ridendine-admin')
  const { data: now } = useRead(readAdminOverview, {}, { every: EVERY_MS })
  const outbox = useRead(readOutbox, {}, { every: EVERY_MS })
  return [
    {
      places: [
        { to: DESK, label: t('nav.overview'), icon: MapIcon, key: 'm', exact: true },
        {
          to: onDesk('board'),
          label: t('nav.board'),
          icon: KanbanSquare,
          key: 'b',
          count: now?.waitingForDriver,
        },
        {
          to: onDesk('orders'),
          label: t('nav.orders'),
          icon: ShoppingBag,
          key: 'o',
          count: now?.open,
        },
        {
          to: onDesk('disputes'),
          label: t('nav.disputes'),
          icon: Scale,
          key: 'd',
          count: now?.disputes,
          urgent: true,
        },
        {
          to: onDesk('alerts'),
          label: t('nav.alerts'),
          icon: BellRing,
          key: 'r',
          count: now?.alertsFiring,
          urgent: true,
        },
        { to: onDesk('analytics'), label: t('nav.analytics'), icon: ChartColumn, key: 'n' },
      ],
    },
    {
      label: t('nav.people-group'),
      places: [
        {
          to: onDesk('verification'),
          label: t('nav.verification'),
          icon: BadgeCheck,
          key: 'v',
          count: now?.documentsWaiting,
        },
        {
          to: onDesk('chefs'),
          label: t('nav.chefs'),
          icon: ChefHat,
          key: 'k',
          count: now?.chefsToApprove,
        },
        {
          to: onDesk('drivers'),
          label: t('nav.drivers'),
          icon: Bike,
          key: 'i',
          count: now?.driversToApprove,
        },
        { to: onDesk('incidents'), label: t('nav.incidents'), icon: TriangleAlert, key: 't' },
        { to: onDesk('people'), label: t('nav.people'), icon: CircleUser, key: 'p' },
      ],
    },
    {
      label: t('nav.work'),
      places: [
        { to: onDesk('zones'), label: t('nav.zones'), icon: Shapes, key: 'z' },
        { to: onDesk('fees'), label: t('nav.fees'), icon: Coins, key: 'f' },
        { to: onDesk('figures'), label: t('nav.figures'), icon: TrendingUp, key: 'u' },
      ],
    },
    {
      label: t('nav.records'),
      places: [
        { to: onDesk('audit'), label: t('nav.audit'), icon: ClipboardList, key: 'a' },
        { to: onDesk('payments'), label: t('nav.payments'), icon: CreditCard, key: 'y' },
        { to: onDesk('ledger'), label: t('nav.ledger'), icon: Landmark, key: 'l' },
        { to: onDesk('streams'), label: t('nav.streams'), icon: FileClock, key: 's' },
      ],
    },
    {
      label: t('nav.house'),
      places: [
        { to: onDesk('caches'), label: t('nav.caches'), icon: Database, key: 'c' },
        {
          to: onDesk('outbox'),
          label: t('nav.outbox'),
          icon: Inbox,
          key: 'x',
          count: outbox.data?.parked,
          urgent: true,
        },
        { to: onDesk('jobs'), label: t('nav.jobs'), icon: Cog, key: 'j' },
        { to: onDesk('webhooks'), label: t('nav.webhooks'), icon: Cable, key: 'w' },
        { to: onDesk('mailbox'), label: t('nav.mailbox'), icon: Mail, key: 'e' },
      ],
    },
  ]
}

const MOST_FOUND = 6

const find: FindRecords = async (text, signal) => {
  const client = clientOf('ridendine')
  const [orders, people] = await Promise.all([
    client.call(listAdminOrders, { group: 'all', search: text, limit: MOST_FOUND }, { signal }),
    client.call(listPeople, { search: text, limit: MOST_FOUND }, { signal }),
  ])
  return [
    ...orders.items.map((order) => ({
      id: order.id,
      label: `${order.number} · ${order.businessName}`,
      hint: order.customer,
      link: { to: onDesk('orders/$orderId'), params: { orderId: order.id } } as const,
    })),
    ...people.items.map((person) => ({
      id: person.id,
      label: person.name,
      hint: person.roles.join(', '),
      link: { to: onDesk('people'), search: { row: person.id } as never } as const,
    })),
  ]
}
