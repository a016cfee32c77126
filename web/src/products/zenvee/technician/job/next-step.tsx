import { CarFront, CircleCheckBig, DoorOpen, KeyRound } from 'lucide-react'
import { useState } from 'react'
import { arrive, type Booking, startTrip } from '#contract/zenvee'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { useQueuedAct } from '../../../../lib/offline/index.ts'
import { Button } from '../../../../ui/index.ts'
import { CodeSheet } from './code-sheet.tsx'
import { CompleteSheet } from './complete-sheet.tsx'
import { subjectOf } from './use-drawn-booking.ts'

/** Long enough to see the slip of a thumb, short enough that the customer does not wait for it. */
const UNDO_MS = 5_000

/** The one button of a visit: what can be done next, and nothing else. */
export function NextStep({ booking }: { booking: Booking }) {
  const { t } = useTranslation('zenvee-technician')
  const [sheet, setSheet] = useState<'code' | 'complete' | null>(null)
  const { id, can } = booking
  const subject = subjectOf(id)
  const go = useQueuedAct(startTrip, { label: t('job.started'), subject, undoMs: UNDO_MS })
  const here = useQueuedAct(arrive, { label: t('job.arrived'), subject, undoMs: UNDO_MS })
  const look = 'h-16 text-title'
  return (
    <>
      {can.includes('start_trip') && (
        <Button
          tone="primary"
          size="xl"
          icon={CarFront}
          className={look}
          onClick={() => void go({ bookingId: id })}
        >
          {t('job.start-trip')}
        </Button>
      )}
      {can.includes('arrive') && (
        <Button
          tone="primary"
          size="xl"
          icon={DoorOpen}
          className={look}
          onClick={() => void here({ bookingId: id })}
        >
          {t('job.arrive')}
        </Button>
      )}
      {can.includes('start_service') && (
        <Button
          tone="primary"
          size="xl"
          icon={KeyRound}
          className={look}
          onClick={() => setSheet('code')}
        >
          {t('job.code')}
        </Button>
      )}
      {can.includes('complete') && (
        <Button
          tone="primary"
          size="xl"
          icon={CircleCheckBig}
          className={look}
          onClick={() => setSheet('complete')}
        >
          {t('job.complete')}
        </Button>
      )}
      {!['start_trip', 'arrive', 'start_service', 'complete'].some((move) =>
        can.includes(move),
      ) && (
        <p role="status" className="py-3 text-center text-muted">
          {waitingFor(booking, t)}
        </p>
      )}
      {sheet === 'code' && <CodeSheet booking={booking} onClose={() => setSheet(null)} />}
      {sheet === 'complete' && <CompleteSheet booking={booking} onClose={() => setSheet(null)} />}
    </>
  )
}

function waitingFor(
  { extraWork, payment }: Booking,
  t: ReturnType<typeof useTranslation<'zenvee-technician'>>['t'],
): string {
  if (extraWork.some((extra) => extra.state === 'asked')) return t('extra.wait')
  return payment.state === 'failed' ? t('job.card-failed') : t('job.card-checking')
}
