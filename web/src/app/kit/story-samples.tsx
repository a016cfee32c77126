import { Banknote, Camera, CheckCheck, MessageSquare, Navigation, Send } from 'lucide-react'
import { useState } from 'react'
import {
  Card,
  CountdownRing,
  Elapsed,
  PriceLines,
  Section,
  type Step,
  StepBar,
  Stepper,
  TimeAgo,
  Timeline,
} from '../../ui/index.ts'

const STEPS: Step[] = [
  { key: 'requested', label: 'Requested', state: 'done', at: '2026-11-21T18:02:00Z' },
  { key: 'accepted', label: 'Tomas accepted', state: 'done', at: '2026-11-21T18:03:10Z' },
  { key: 'en_route', label: 'On the way', state: 'now', hint: 'Arrives at 2:35 PM. Seen 4 s ago.' },
  { key: 'in_service', label: 'At work', state: 'next' },
  { key: 'completed', label: 'Done', state: 'next' },
]
const usd = (amount: number) => ({ amount, currency: 'USD' })

/** What tells a story: steps, timeline, countdown, receipt. */
export function StorySamples() {
  const [start] = useState(() => Date.now())
  return (
    <div className="grid items-start gap-6 md:grid-cols-2">
      <Card>
        <Section title="Steps">
          <Stepper steps={STEPS} label="Progress" />
        </Section>
      </Card>
      <div className="flex flex-col gap-6">
        <Card>
          <Section title="In one line">
            <StepBar steps={STEPS} label="Progress" />
          </Section>
        </Card>
        <Card className="flex items-center gap-6">
          <CountdownRing until={start + 58_000} outOf={60_000} label="To answer" />
          <CountdownRing until={start + 18_000} outOf={60_000} label="To answer" size={56} />
          <CountdownRing until={start + 4_000} outOf={60_000} label="To answer" size={96} />
          <div>
            <p className="text-title">
              <Elapsed since={new Date(start - 724_000).toISOString()} />
            </p>
            <p className="text-small text-muted">
              Seen <TimeAgo at={start - 4_000} />
            </p>
          </div>
        </Card>
        <Card>
          <Section title="Receipt">
            <PriceLines
              lines={[
                { label: 'Visit', hint: '1 h 10 min', money: usd(9500) },
                { label: 'Parts', money: usd(1240) },
                { label: 'Tax', hint: 'MA 6.25 %', money: usd(671) },
                { label: 'Tip', money: usd(1500) },
              ]}
              total={{ label: 'Total', money: usd(12911) }}
            />
          </Section>
        </Card>
      </div>
      <Card className="md:col-span-2">
        <Section title="Timeline">
          <Timeline
            label="What happened"
            moments={[
              {
                id: '1',
                at: '2026-11-21T18:02:00Z',
                icon: Send,
                title: 'Booking requested',
                hint: 'zenvee.booking_requested',
                tone: 'note',
              },
              {
                id: '2',
                at: '2026-11-21T18:03:10Z',
                icon: CheckCheck,
                title: 'Tomas accepted',
                hint: 'after 70 s',
                tone: 'good',
              },
              {
                id: '3',
                at: '2026-11-21T18:03:11Z',
                icon: Banknote,
                title: '$118.00 authorised',
                hint: 'Visa ending 4242',
                tone: 'accent',
              },
              {
                id: '4',
                at: '2026-11-21T18:12:00Z',
                icon: Navigation,
                title: 'On the way',
                tone: 'accent',
              },
              {
                id: '5',
                at: '2026-11-21T18:13:30Z',
                icon: MessageSquare,
                title: 'Maya wrote',
                hint: '“The gate code is 2207.”',
              },
              { id: '6', at: '2026-11-21T18:41:00Z', icon: Camera, title: 'Photo added' },
            ]}
          />
        </Section>
      </Card>
    </div>
  )
}
