import { ThumbsDown, ThumbsUp } from 'lucide-react'
import { useState } from 'react'
import { type Booking, readTechnician, reviewBooking } from '#contract/zenvee'
import { useAct, useRead } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Button, Card, Field, RatingInput, Textarea } from '../../../../ui/index.ts'

/** Stars, and the one question that the card's promise raised. */
export function ReviewCard({ booking }: { booking: Booking }) {
  const { t } = useTranslation('zenvee-customer')
  const { t: say } = useTranslation('zenvee')
  const [rating, setRating] = useState(0)
  const [kept, setKept] = useState<boolean | null>(null)
  const [text, setText] = useState('')
  const name = booking.technician?.name.split(' ')[0] ?? ''
  const profile = useRead(
    readTechnician,
    { technicianId: booking.technician?.id ?? '' },
    { enabled: booking.technician !== null && booking.can.includes('review') },
  )
  const review = useAct(reviewBooking, { says: t('review.thanks') })
  const driver = profile.data?.driver

  if (!booking.can.includes('review'))
    return booking.reviewed ? (
      <p className="text-center text-small text-muted">{t('review.given')}</p>
    ) : null
  return (
    <Card className="flex flex-col gap-4">
      <div className="flex flex-col items-center gap-2 text-center">
        <h2 className="text-heading">{t('review.title', { name })}</h2>
        <RatingInput label={t('review.stars')} value={rating} onChange={setRating} />
      </div>
      {driver && (
        <fieldset className="flex flex-col items-center gap-2.5 rounded-lg bg-sunken p-4 text-center">
          <legend className="contents">
            <span className="font-medium">{say(`asks.${driver}`)}</span>
          </legend>
          <div className="flex gap-2">
            <Button
              tone={kept === true ? 'primary' : 'secondary'}
              icon={ThumbsUp}
              aria-pressed={kept === true}
              onClick={() => setKept(true)}
            >
              {t('review.yes')}
            </Button>
            <Button
              tone={kept === false ? 'primary' : 'secondary'}
              icon={ThumbsDown}
              aria-pressed={kept === false}
              onClick={() => setKept(false)}
            >
              {t('review.no')}
            </Button>
          </div>
        </fieldset>
      )}
      {rating > 0 && (
        <>
          <Field label={t('review.words')} optional={t('find.optional')}>
            <Textarea
              rows={2}
              maxLength={2000}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          </Field>
          <Button
            tone="primary"
            size="lg"
            busy={review.isPending}
            onClick={() =>
              review.mutate({ bookingId: booking.id, rating, driverKept: kept, text: text.trim() })
            }
          >
            {t('review.send')}
          </Button>
        </>
      )}
    </Card>
  )
}
