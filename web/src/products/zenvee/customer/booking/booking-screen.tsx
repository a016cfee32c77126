import { getRouteApi } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type Booking, readBooking } from '#contract/zenvee'
import { useArrival } from '../../../../features/tracking/use-arrival.ts'
import { useRead } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import {
  ErrorState,
  LiveSign,
  Screen,
  Section,
  Skeleton,
  Stepper,
  useIsDesk,
} from '../../../../ui/index.ts'
import { useBookingSteps } from '../../shared/booking-steps.ts'
import { BookingPill } from '../../shared/state-pill.tsx'
import { Regular } from '../series/begin-series.tsx'
import { Agreed } from './agreed.tsx'
import { ArrivalMap } from './arrival-map.tsx'
import { Arriving, AtTheDoor } from './arriving.tsx'
import { Answered, Requested } from './asking.tsx'
import { InService } from './at-work.tsx'
import { Ended } from './ended.tsx'
import { BookingFacts, MoreActs } from './facts.tsx'
import { Finished } from './finished.tsx'
import { useReturnFromBank } from './payment-trouble.tsx'
import { BookingSheets } from './sheets.tsx'

const route = getRouteApi('/zenvee/app/bookings/$bookingId')

/** One booking, from the request to the receipt: the page is the same, what it says follows the story. */
export function BookingScreen() {
  const { t } = useTranslation('zenvee-customer')
  const { bookingId } = route.useParams()
  const booking = useRead(readBooking, { bookingId }, { topics: [`zenvee.booking:${bookingId}`] })
  const back = { to: '/zenvee/app/bookings' } as const
  if (booking.isPending)
    return (
      <Screen title={t('booking.title')} back={back} focus>
        <BookingSkeleton />
      </Screen>
    )
  if (booking.error && !booking.data)
    return (
      <Screen title={t('booking.title')} back={back}>
        <ErrorState failure={booking.error} onAgain={() => void booking.refetch()} />
      </Screen>
    )
  return <BookingStory booking={booking.data} />
}

function BookingStory({ booking }: { booking: Booking }) {
  const { t } = useTranslation('zenvee-customer')
  const isDesk = useIsDesk()
  const arrival = useArrival(booking.sharing, booking.place.point)
  const steps = useBookingSteps(booking)
  useReturnFromBank(booking)
  const isOnMap = booking.state === 'en_route' || booking.state === 'arrived'
  const map = isOnMap && <ArrivalMap booking={booking} arrival={arrival} />
  return (
    <Screen
      title={booking.service.title}
      back={{ to: '/zenvee/app/bookings' }}
      focus
      tools={<LiveSign />}
      aside={isDesk && isOnMap ? map : undefined}
      asideOnPhone="none"
    >
      <Chapter
        booking={booking}
        arrival={<Arriving booking={booking} arrival={arrival} />}
        map={!isDesk && map}
      />
      <BookingFacts booking={booking} />
      <Section title={t('booking.story')} end={<BookingPill state={booking.state} />}>
        <Stepper label={t('booking.story')} steps={steps} />
      </Section>
      <Regular booking={booking} />
      <MoreActs booking={booking} />
      <BookingSheets booking={booking} />
    </Screen>
  )
}

/** What matters in this chapter: one sentence, and what can be done about it. */
function Chapter({
  booking,
  arrival,
  map,
}: {
  booking: Booking
  arrival: ReactNode
  map: ReactNode
}) {
  const mapBox = map && (
    <div className="-mx-5 h-80 overflow-hidden border-y sm:mx-0 sm:rounded-xl sm:border">{map}</div>
  )
  switch (booking.state) {
    case 'requested':
      return <Requested booking={booking} />
    case 'countered':
      return <Answered booking={booking} />
    case 'accepted':
      return <Agreed booking={booking} />
    case 'en_route':
      return (
        <>
          {arrival}
          {mapBox}
        </>
      )
    case 'arrived':
      return (
        <>
          <AtTheDoor booking={booking} />
          {mapBox}
        </>
      )
    case 'in_service':
      return <InService booking={booking} />
    case 'completed':
    case 'settled':
    case 'disputed':
    case 'refunded':
      return <Finished booking={booking} />
    default:
      return <Ended booking={booking} />
  }
}

function BookingSkeleton() {
  return (
    <>
      <Skeleton className="h-44 rounded-xl" />
      <Skeleton className="h-28 rounded-xl" />
      <Skeleton className="h-52 rounded-xl" />
    </>
  )
}
