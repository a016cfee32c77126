import {
  ChefHat,
  CircleAlert,
  Clock,
  CloudUpload,
  DoorOpen,
  ExternalLink,
  LogOut,
  MapPin,
  MessageSquareText,
  Package,
} from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { Run } from '#contract/ridendine'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { useStore } from '../../../../lib/store.ts'
import {
  Badge,
  Button,
  buttonLook,
  Card,
  LiveDot,
  Menu,
  Skeleton,
  StepBar,
} from '../../../../ui/index.ts'
import { DriveScreen } from '../drive-screen.tsx'
import { Line } from '../offer/offer-screen.tsx'
import { fixes } from '../position/position-sender.tsx'
import { CodeSheet } from './code-sheet.tsx'
import { DeliverSheet } from './deliver-sheet.tsx'
import { DropOutSheet } from './drop-out-sheet.tsx'
import { IncidentSheet } from './incident-sheet.tsx'
import { NextStep, type Open } from './next-step.tsx'
import { UnreachableSheet, useMayLeave } from './unreachable-sheet.tsx'
import type { DrawnOrder } from './use-drawn-run.ts'

const CityMap = lazy(() =>
  import('../../../../ui/map/city-map.tsx').then((file) => ({ default: file.CityMap })),
)

/** What is in hand: one step at a time, of the order whose stop is next. */
export function RunScreen({ run, orders }: { run: Run; orders: readonly DrawnOrder[] }) {
  const { t } = useTranslation('ridendine-driver')
  const [open, setOpen] = useState<Open | null>(null)
  const current = currentOf(run, orders)
  const mayLeave = useMayLeave(current)
  if (!current) return null
  const toKitchen = current.step === 'to_kitchen' || current.step === 'at_kitchen'
  return (
    <DriveScreen
      title={toKitchen ? current.kitchen.name : current.customer.name}
      focus
      aside={<RunMap run={run} order={current} />}
      footer={<NextStep order={current} onOpen={setOpen} />}
      tools={
        <Menu
          trigger={
            <Button tone="quiet" size="sm" icon={CircleAlert}>
              {t('run.help')}
            </Button>
          }
          rows={[
            {
              label: t('incident.title'),
              icon: CircleAlert,
              onSelect: () => setOpen('incident'),
            },
            ...(current.can.includes('drop_out')
              ? [
                  'line' as const,
                  {
                    label: t('drop.title'),
                    icon: LogOut,
                    danger: true,
                    onSelect: () => setOpen('drop'),
                  },
                ]
              : []),
          ]}
        />
      }
    >
      <Progress order={current} />
      <Where order={current} toKitchen={toKitchen} />
      {orders.length > 1 && <Others orders={orders.filter((order) => order !== current)} />}
      <Bag order={current} />
      {open === 'code' && <CodeSheet order={current} onClose={() => setOpen(null)} />}
      {open === 'deliver' && (
        <DeliverSheet order={current} mayLeave={mayLeave} onClose={() => setOpen(null)} />
      )}
      {open === 'unreachable' && (
        <UnreachableSheet
          order={current}
          onLeave={() => setOpen('deliver')}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'drop' && <DropOutSheet order={current} onClose={() => setOpen(null)} />}
      {open === 'incident' && (
        <IncidentSheet orderId={current.orderId} onClose={() => setOpen(null)} />
      )}
    </DriveScreen>
  )
}

/** The order of the next stop; what has been picked up but not begun to be driven comes first. */
function currentOf(run: Run, orders: readonly DrawnOrder[]): DrawnOrder | undefined {
  const next = run.stops.find((stop) => orders.some((order) => order.orderId === stop.orderId))
  return (
    orders.find((order) => order.step === 'picked_up') ??
    orders.find((order) => order.orderId === next?.orderId) ??
    orders[0]
  )
}

function RunMap({ run, order }: { run: Run; order: DrawnOrder }) {
  const { t } = useTranslation('ridendine-driver')
  const own = useStore(fixes.ownFix)
  const toKitchen = order.step === 'to_kitchen' || order.step === 'at_kitchen'
  return (
    <Suspense fallback={<Skeleton className="h-full rounded-none" />}>
      <CityMap
        label={t('run.map')}
        path={run.path}
        vehicle={own ? { at: own, name: t('run.me') } : undefined}
        markers={[
          {
            id: 'kitchen',
            at: order.kitchen.at,
            kind: 'pin',
            name: order.kitchen.name,
            tag: toKitchen ? order.kitchen.name : undefined,
            tone: 'accent',
          },
          {
            id: 'door',
            at: order.customer.at,
            kind: 'pin',
            name: order.customer.name,
            tag: toKitchen ? undefined : order.customer.label,
            tone: 'good',
          },
        ]}
        padding={{ bottom: 40, top: 120, left: 60, right: 60 }}
      />
    </Suspense>
  )
}

const STEPS = ['to_kitchen', 'at_kitchen', 'to_door', 'at_door'] as const

function Progress({ order }: { order: DrawnOrder }) {
  const { t } = useTranslation('ridendine-driver')
  const at = order.step === 'picked_up' ? 2 : STEPS.indexOf(order.step)
  return (
    <div className="flex flex-col gap-2.5">
      <StepBar
        label={t('run.steps')}
        steps={STEPS.map((step, place) => ({
          key: step,
          label: t(`step.${step}`),
          state: place < at ? 'done' : place === at ? 'now' : 'next',
        }))}
      />
      <p className="flex flex-wrap items-center gap-2 text-small text-muted">
        {order.sharing && (
          <>
            <LiveDot /> {t('run.shared')}
          </>
        )}
        {order.isWaiting && (
          <Badge tone="note" icon={CloudUpload}>
            {t('run.waits')}
          </Badge>
        )}
      </p>
    </div>
  )
}

/** Where to go now, by when, and what is to be known there. */
function Where({ order, toKitchen }: { order: DrawnOrder; toKitchen: boolean }) {
  const { t } = useTranslation('ridendine-driver')
  const format = useFormat()
  const place = toKitchen ? order.kitchen : order.customer
  const note = toKitchen ? order.kitchen.note : order.customer.note
  return (
    <div className="flex flex-col gap-4">
      <div className="flex items-start justify-between gap-4">
        <h2 className="min-w-0 text-title">{place.label}</h2>
        <a
          className={buttonLook({ tone: 'secondary', size: 'md' })}
          target="_blank"
          rel="noreferrer"
          href={`https://www.google.com/maps/dir/?api=1&destination=${place.at.lat},${place.at.lng}`}
        >
          <ExternalLink size={18} aria-hidden />
          {t('run.navigate')}
        </a>
      </div>
      <ul className="flex flex-col gap-3">
        {toKitchen && order.readyAt && (
          <Line icon={ChefHat}>
            {order.isReady
              ? t('run.ready')
              : t('run.ready-at', { time: format.time(order.readyAt) })}
          </Line>
        )}
        {!toKitchen && <Line icon={DoorOpen}>{t(`run.${order.customer.dropOff}`)}</Line>}
        {order.promisedBy && (
          <Line icon={Clock}>{t('run.promised', { time: format.time(order.promisedBy) })}</Line>
        )}
        {note && <Line icon={MessageSquareText}>{note}</Line>}
      </ul>
    </div>
  )
}

function Bag({ order }: { order: DrawnOrder }) {
  const { t } = useTranslation('ridendine-driver')
  const format = useFormat()
  return (
    <Card look="sunken" className="flex flex-col gap-2 p-4">
      <h2 className="flex items-center justify-between gap-3 text-small font-semibold text-muted">
        <span className="flex items-center gap-2">
          <Package size={16} aria-hidden />
          <bdi>{order.number}</bdi>
        </span>
        <span>{t('run.pays', { money: format.money(order.pay.total) })}</span>
      </h2>
      <ul>
        {order.items.map((item) => (
          <li key={item.name} className="flex gap-2.5">
            <span className="w-8 shrink-0 text-muted tabular">{item.quantity} ×</span>
            {item.name}
          </li>
        ))}
      </ul>
      {order.note && <p className="text-small text-muted">{order.note}</p>}
    </Card>
  )
}

/** Other orders of this run, with the step that each is at. */
function Others({ orders }: { orders: readonly DrawnOrder[] }) {
  const { t } = useTranslation('ridendine-driver')
  return (
    <Card look="flat" bare className="divide-y">
      {orders.map((order) => (
        <div key={order.orderId} className="flex items-center gap-3.5 px-4 py-3">
          <MapPin size={18} aria-hidden className="shrink-0 text-muted" />
          <span className="min-w-0 flex-1">
            <span className="block truncate font-medium">{order.customer.label}</span>
            <span className="block truncate text-small text-muted">{order.kitchen.name}</span>
          </span>
          <Badge>{t(`step.${order.step === 'picked_up' ? 'to_door' : order.step}`)}</Badge>
        </div>
      ))}
    </Card>
  )
}
