import { getRouteApi } from '@tanstack/react-router'
import { type Booking, readBooking } from '#contract/zenvee'
import { useRead } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { ErrorState, Skeleton } from '../../../../ui/index.ts'
import { ProScreen } from '../pro-screen.tsx'
import { JobEnded, JobFinished, Waiting } from './job-over.tsx'
import { RequestScreen } from './request.tsx'
import { JobUnderWay } from './under-way.tsx'
import { useDrawnBooking } from './use-drawn-booking.ts'

const route = getRouteApi('/zenvee/pro/jobs/$bookingId')

/** One piece of work, from the request to the money. */
export function Job() {
  const { t } = useTranslation('zenvee-technician')
  const { bookingId } = route.useParams()
  const booking = useRead(readBooking, { bookingId }, { topics: [`zenvee.booking:${bookingId}`] })
  if (booking.data) return <JobStory booking={booking.data} />
  return (
    <ProScreen title={t('job.title')} back={{ to: '/zenvee/pro' }} focus>
      {booking.error ? (
        <ErrorState failure={booking.error} onAgain={() => void booking.refetch()} />
      ) : (
        <>
          <Skeleton className="h-56 rounded-xl" />
          <Skeleton className="h-32 rounded-xl" />
        </>
      )}
    </ProScreen>
  )
}

function JobStory({ booking }: { booking: Booking }) {
  const drawn = useDrawnBooking(booking)
  switch (drawn.state) {
    case 'requested':
      return <RequestScreen booking={drawn} />
    case 'countered':
      return <Waiting booking={drawn} />
    case 'accepted':
    case 'en_route':
    case 'arrived':
    case 'in_service':
      return <JobUnderWay booking={drawn} isWaiting={drawn.isWaiting} />
    case 'completed':
    case 'settled':
    case 'disputed':
    case 'refunded':
      return <JobFinished booking={drawn} isWaiting={drawn.isWaiting} />
    default:
      return <JobEnded booking={drawn} />
  }
}
