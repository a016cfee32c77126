import { CalendarCheck, House, MessageCircle, Phone, Share2 } from 'lucide-react'
import {
  Avatar,
  Button,
  IconButton,
  PhoneShell,
  Row,
  Screen,
  type Step,
  StepBar,
  Stepper,
} from '../../ui/index.ts'
import { CityMap } from '../../ui/map/city-map.tsx'

const STEPS: Step[] = [
  { key: 'accepted', label: 'Accepted', state: 'done', at: '2026-11-21T18:03:10Z' },
  { key: 'en_route', label: 'On the way', state: 'now', hint: 'Seen 4 s ago' },
  { key: 'in_service', label: 'At work', state: 'next' },
  { key: 'completed', label: 'Done', state: 'next' },
]

/** A whole screen with a map: how frame, column, second pane and footer stand together. */
export function ScreenSample() {
  return (
    <PhoneShell
      product="zenvee"
      home="/kit"
      tabs={[
        { to: '/kit', label: 'Discover', icon: House },
        { to: '/zenvee/app', label: 'Bookings', icon: CalendarCheck, count: 2 },
        { to: '/account', label: 'Messages', icon: MessageCircle },
      ]}
    >
      <Screen
        title="Kitchen tap"
        back={{ to: '/kit' }}
        focus
        tools={<IconButton icon={Share2} label="Share trip" />}
        aside={
          <CityMap
            label="Tomas on his way"
            vehicle={{ at: { lat: 41.648, lng: -70.933 }, name: 'Tomas' }}
            markers={[
              {
                id: 'home',
                kind: 'pin',
                name: 'Home',
                at: { lat: 41.652, lng: -70.926 },
                tag: '2:35 PM',
              },
            ]}
          />
        }
        footer={
          <Button tone="primary" size="lg">
            Show start code
          </Button>
        }
      >
        <div className="flex flex-col gap-1">
          <h2 className="text-display">Arrives at 2:35 PM</h2>
          <p className="text-muted">Tomas is on the way, about 8 minutes.</p>
        </div>
        <StepBar steps={STEPS} label="Progress" />
        <Row
          start={<Avatar name="Tomas Reyes" size={52} presence="online" />}
          title="Tomas Reyes"
          hint="White van · ALD 2207"
          end={<IconButton icon={Phone} label="Call" tone="secondary" />}
        />
        <Stepper steps={STEPS} label="Progress" />
      </Screen>
    </PhoneShell>
  )
}
