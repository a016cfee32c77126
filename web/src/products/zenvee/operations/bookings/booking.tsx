import { useParams } from '@tanstack/react-router'
import { ChevronLeft, Link2 } from 'lucide-react'
import { z } from 'zod'
import { readBooking } from '#contract/zenvee'
import { useAddress } from '../../../../features/console/address.ts'
import { IdChip } from '../../../../features/console/ids.tsx'
import { Json } from '../../../../features/console/json.tsx'
import { Go } from '../../../../features/console/place.tsx'
import { useRead } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import {
  ErrorState,
  IconButton,
  Skeleton,
  SkeletonRows,
  Tabs,
  toast,
} from '../../../../ui/index.ts'
import { Page } from '../../../../ui/shell/desk-shell.tsx'
import { BookingPill } from '../../shared/state-pill.tsx'
import { Replay } from '../replay/replay.tsx'
import { replaySearch } from '../replay/replay-search.ts'
import { BookingActs } from './booking-acts.tsx'
import { BookingFacts } from './booking-facts.tsx'
import { BookingMoney } from './booking-money.tsx'
import { LifeGraph } from './life-graph.tsx'

const TABS = ['replay', 'life', 'money', 'raw'] as const
const Search = z.object({ ...replaySearch, tab: z.enum(TABS).optional().catch(undefined) })

/** One booking, whole: facts, replay, life story, money, raw JSON. */
export function BookingScreen() {
  const { t } = useTranslation('operations')
  const { bookingId = '' } = useParams({ strict: false })
  const [search, change] = useAddress(Search)
  const booking = useRead(readBooking, { bookingId }, { topics: [`zenvee.booking:${bookingId}`] })
  const copy = async () => {
    await navigator.clipboard.writeText(location.href)
    toast.done(t('link-copied'))
  }
  if (booking.error && !booking.data) {
    return (
      <Page title={t('booking.title')}>
        <ErrorState failure={booking.error} onAgain={() => void booking.refetch()} />
      </Page>
    )
  }
  if (!booking.data) {
    return (
      <Page title={<Skeleton className="h-7 w-64" />}>
        <Skeleton className="h-40 w-full rounded-xl" />
        <SkeletonRows rows={6} />
      </Page>
    )
  }
  const it = booking.data
  const tab = search.tab ?? 'replay'
  return (
    <Page
      title={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <Go
            to="/bookings"
            className="-ms-2 rounded-sm p-1 text-muted hover:bg-hover hover:text-ink"
            aria-label={t('booking.back')}
          >
            <ChevronLeft size={20} className="mirror" aria-hidden />
          </Go>
          <span className="tabular">{it.number}</span>
          <BookingPill state={it.state} />
          <IdChip id={it.id} />
        </span>
      }
      hint={`${it.service.title} · ${it.customer.name}${it.technician ? ` → ${it.technician.name}` : ''}`}
      tools={
        <>
          <IconButton icon={Link2} label={t('copy-link')} size="sm" onClick={() => void copy()} />
          <BookingActs booking={it} />
        </>
      }
      tabs={
        <Tabs
          label={t('booking.tabs')}
          value={tab}
          onChange={(next) => change({ tab: next })}
          tabs={TABS.map((value) => ({ value, label: t(`booking.tab.${value}`) }))}
        />
      }
    >
      <BookingFacts booking={it} />
      {tab === 'replay' && <Replay booking={it} search={search} onSearch={change} />}
      {tab === 'life' && <LifeGraph booking={it} />}
      {tab === 'money' && <BookingMoney booking={it} />}
      {tab === 'raw' && <Json value={it} />}
    </Page>
  )
}
