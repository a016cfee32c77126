import { CalendarCheck2 } from 'lucide-react'
import type { Booking } from '#contract/zenvee'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Hero } from '../../../../ui/hero.tsx'
import { Avatar } from '../../../../ui/index.ts'
import { PaymentTrouble } from './payment-trouble.tsx'
import { StartCode } from './start-code.tsx'

/** It is agreed: when they come, and the code for the door. */
export function Agreed({ booking }: { booking: Booking }) {
  const { t } = useTranslation('zenvee-customer')
  const format = useFormat()
  const name = booking.technician?.name.split(' ')[0] ?? ''
  return (
    <>
      <PaymentTrouble booking={booking} />
      <Hero
        says={t('accepted.says', { name, time: format.moment(booking.startsAt) })}
        more={
          booking.payment.state === 'authorising' ? t('accepted.authorising') : t('accepted.more')
        }
        end={
          booking.technician && (
            <Avatar name={booking.technician.name} src={booking.technician.photoUrl} size={56} />
          )
        }
      >
        {booking.startCode && (
          <StartCode code={booking.startCode} hint={t('code.later', { name })} />
        )}
        <p className="flex items-center gap-2 text-small text-muted">
          <CalendarCheck2 size={16} aria-hidden />
          {t('accepted.tell')}
        </p>
      </Hero>
    </>
  )
}
