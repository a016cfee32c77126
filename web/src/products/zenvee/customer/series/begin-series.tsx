import { Link, useNavigate } from '@tanstack/react-router'
import { ChevronRight, Repeat } from 'lucide-react'
import { useState } from 'react'
import { type Booking, beginSeries, type Every } from '#contract/zenvee'
import { useAct } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Button, Chips, Section } from '../../../../ui/index.ts'

const AGREED: readonly Booking['state'][] = ['accepted', 'completed', 'settled']
const OFTEN = ['week', 'two_weeks', 'month'] as const satisfies readonly Every[]

/** Have the same technician come again and again; or, where that is so, the way to the series. */
export function Regular({ booking }: { booking: Booking }) {
  const { t } = useTranslation('zenvee-series')
  if (booking.seriesId)
    return (
      <Link
        to="/zenvee/app/series/$seriesId"
        params={{ seriesId: booking.seriesId }}
        className="flex min-h-16 items-center gap-3.5 rounded-xl border bg-surface px-4 py-3 shadow-1 transition-colors hover:bg-hover"
      >
        <Repeat size={20} aria-hidden className="text-accent-text" />
        <span className="min-w-0 flex-1">
          <span className="block font-medium">{t('begin.open')}</span>
          <span className="block text-small text-muted">{t('begin.open-hint')}</span>
        </span>
        <ChevronRight size={18} aria-hidden className="mirror text-faint" />
      </Link>
    )
  return AGREED.includes(booking.state) && booking.technician ? <Begin booking={booking} /> : null
}

function Begin({ booking }: { booking: Booking }) {
  const { t } = useTranslation('zenvee-series')
  const navigate = useNavigate()
  const [every, setEvery] = useState<Every>('month')
  const begin = useAct(beginSeries, {
    says: t('begin.done'),
    onDone: ({ id }) =>
      void navigate({ to: '/zenvee/app/series/$seriesId', params: { seriesId: id } }),
  })
  const name = booking.technician?.name.split(' ')[0] ?? ''
  return (
    <Section title={t('begin.title')} hint={t('begin.hint', { name })}>
      <Chips
        label={t('begin.label')}
        value={every}
        onChange={setEvery}
        className="flex-wrap"
        choices={OFTEN.map((each) => ({ value: each, label: t(`every.${each}`) }))}
      />
      <Button
        size="lg"
        icon={Repeat}
        className="self-start"
        busy={begin.isPending}
        onClick={() => begin.mutate({ bookingId: booking.id, every })}
      >
        {t('begin.act')}
      </Button>
    </Section>
  )
}
