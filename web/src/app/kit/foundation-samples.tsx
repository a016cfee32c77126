import {
  ArrowRight,
  Bell,
  Check,
  MapPin,
  MoreHorizontal,
  Plus,
  ShieldCheck,
  Trash2,
} from 'lucide-react'
import { useState } from 'react'
import {
  Avatar,
  AvatarStack,
  Badge,
  Button,
  Card,
  Confirm,
  Dialog,
  Drawer,
  EmptyState,
  ErrorState,
  IconButton,
  KeyValues,
  Menu,
  Popover,
  Rating,
  Row,
  Section,
  Sheet,
  SkeletonRows,
  StatusPill,
  Tabs,
  toast,
} from '../../ui/index.ts'
import { Sample } from './sample.tsx'

const SWATCHES = [
  'bg-ground',
  'bg-surface',
  'bg-raised',
  'bg-sunken',
  'bg-ink',
  'bg-muted',
  'bg-faint',
  'bg-control',
  'bg-accent',
  'bg-accent-soft',
  'bg-good',
  'bg-good-soft',
  'bg-warn',
  'bg-warn-soft',
  'bg-bad',
  'bg-bad-soft',
  'bg-note',
  'bg-note-soft',
]

/** Type, colour, buttons, cards, what stands over the page. */
export function FoundationSamples() {
  const [tab, setTab] = useState('upcoming')
  const tabs = [
    { value: 'upcoming', label: 'Upcoming', count: 2 },
    { value: 'past', label: 'Past', count: 31 },
    { value: 'drafts', label: 'Drafts' },
  ]
  return (
    <>
      <section className="flex flex-col gap-3">
        <p className="text-hero">Someone good, at your door by six.</p>
        <p className="text-display">Tomas is on the way</p>
        <p className="text-title">Arrives at 2:35 PM</p>
        <p className="text-heading">Kitchen tap, leaking at the base</p>
        <p className="max-w-prose text-body">
          Body text. Tomas has fixed 214 taps like yours; he explains every step and leaves the
          place as he found it.
        </p>
        <p className="text-small text-muted">
          Small and muted, for what stands beside.{' '}
          <span className="text-faint">Faint, for what may be missed.</span>
        </p>
        <p className="text-micro text-muted">Micro · 14:35:07.120</p>
      </section>
      <Sample title="Colours are jobs">
        {SWATCHES.map((swatch) => (
          <span key={swatch} className="flex flex-col items-center gap-1 text-micro text-muted">
            <span className={`size-12 rounded-md ring-1 ring-line ${swatch}`} />
            {swatch.slice(3)}
          </span>
        ))}
      </Sample>
      <SmallSamples />
      <Sample title="People">
        <Avatar name="Tomas Brandt" size={64} presence="online" />
        <Avatar name="Maya Okafor" size={48} presence="offline" />
        <Avatar name="Noor Haddad" />
        <Avatar name="Ines Carvalho" size={32} />
        <AvatarStack
          people={[
            { name: 'Ada Lund' },
            { name: 'Ben Okoro' },
            { name: 'Cleo Marsh' },
            { name: 'Dmitri Sol' },
          ]}
        />
        <Rating value={4.92} count={128} />
        <Rating value={null} count={0} />
      </Sample>
      <div className="grid gap-5 md:grid-cols-2">
        <Card>
          <Section
            title="Booking"
            hint="Thursday, 2 – 4 PM"
            end={<StatusPill shape="done">Accepted</StatusPill>}
          >
            <KeyValues
              rows={[
                ['Technician', 'Tomas Brandt'],
                ['Where', '14 Orchard Lane'],
                ['Price', '$118.00'],
                ['Reference', 'ZEN-20261121-0042'],
              ]}
            />
          </Section>
        </Card>
        <Card bare look="flat" className="divide-y px-5">
          <Row
            start={<Avatar name="Ada Lund" />}
            title="Ada Lund"
            hint="Plumber · 1.4 mi"
            end={<Rating value={4.8} count={61} />}
          />
          <Row
            start={<Avatar name="Ben Okoro" />}
            title="Ben Okoro"
            hint="Electrician · 0.6 mi"
            end={<Rating value={4.95} count={212} />}
          />
          <SkeletonRows rows={1} />
        </Card>
        <Card>
          <EmptyState
            icon={MapPin}
            title="No bookings yet"
            action={<Button tone="primary">Find a technician</Button>}
          >
            Your visits appear here, with receipts and proof.
          </EmptyState>
        </Card>
        <Card>
          <ErrorState
            failure={new Error('x')}
            assurance="Your card was not charged."
            onAgain={() => undefined}
          />
        </Card>
      </div>
      <Sample title="Tabs" className="flex-col items-stretch">
        <Tabs label="Bookings" value={tab} onChange={setTab} tabs={tabs} />
        <Tabs label="Bookings" value={tab} onChange={setTab} tabs={tabs} look="pill" />
      </Sample>
      <Overlays />
    </>
  )
}

function SmallSamples() {
  return (
    <>
      <Sample title="Buttons">
        <Button tone="primary">Request Tomas</Button>
        <Button>Secondary</Button>
        <Button tone="soft">Soft</Button>
        <Button tone="quiet">Quiet</Button>
        <Button tone="ink">Ink</Button>
        <Button tone="danger">Cancel booking</Button>
        <Button tone="danger-quiet" icon={Trash2}>
          Remove
        </Button>
        <Button tone="primary" busy>
          Sending
        </Button>
        <Button tone="primary" disabled>
          Disabled
        </Button>
        <Button tone="primary" size="sm">
          Small
        </Button>
        <Button tone="primary" size="lg" iconEnd={ArrowRight}>
          Large
        </Button>
        <Button tone="primary" size="xl" icon={Check}>
          I have arrived
        </Button>
        <IconButton icon={Bell} label="Notifications" keys="n" />
        <IconButton icon={Plus} label="New" tone="secondary" />
      </Sample>
      <Sample title="States and badges">
        <StatusPill shape="waiting">Requested</StatusPill>
        <StatusPill shape="open">Countered</StatusPill>
        <StatusPill shape="moving" live>
          On the way
        </StatusPill>
        <StatusPill shape="done">Completed</StatusPill>
        <StatusPill shape="stopped">Cancelled</StatusPill>
        <StatusPill shape="trouble">Disputed</StatusPill>
        <StatusPill shape="back">Refunded</StatusPill>
        <Badge tone="good" icon={ShieldCheck}>
          Licensed
        </Badge>
        <Badge tone="accent">Explains every step</Badge>
        <Badge>Plumbing</Badge>
        <Badge tone="warn">Expires in 12 days</Badge>
      </Sample>
    </>
  )
}

function Overlays() {
  const [open, setOpen] = useState<string | null>(null)
  const panel = (name: string) => ({
    open: open === name,
    onOpenChange: (isOpen: boolean) => setOpen(isOpen ? name : null),
  })
  return (
    <Sample title="Over the page">
      {['sheet', 'dialog', 'drawer', 'confirm', 'typed'].map((name) => (
        <Button key={name} onClick={() => setOpen(name)}>
          Open {name}
        </Button>
      ))}
      <Menu
        trigger={<IconButton icon={MoreHorizontal} label="More" tone="secondary" />}
        rows={[
          { label: 'Copy link', onSelect: () => undefined, keys: 'l' },
          { label: 'Share trip', onSelect: () => undefined },
          'line',
          { label: 'Cancel booking', danger: true, onSelect: () => undefined },
        ]}
      />
      <Popover trigger={<Button>Why this match?</Button>} title="Why Tomas is first">
        He is licensed for gas work, 1.4 miles away and free at two.
      </Popover>
      <Button onClick={() => toast.done('Request sent')}>Toast</Button>
      <Button onClick={() => toast.undo('Booking cancelled', () => undefined)}>Undo toast</Button>
      <Button onClick={() => toast.refused('That slot was taken a moment ago.', '0191f3a2c4d8')}>
        Refusal
      </Button>
      <Sheet
        {...panel('sheet')}
        title="Decline this request?"
        description="The customer is told at once and can choose someone else."
        footer={
          <Button tone="primary" size="lg">
            Decline
          </Button>
        }
      >
        <p>On phones this comes from the bottom and can be swiped away.</p>
      </Sheet>
      <Dialog {...panel('dialog')} title="Licence" footer={<Button tone="primary">Done</Button>}>
        Words of the dialog.
      </Dialog>
      <Drawer {...panel('drawer')} title="ZEN-20261121-0042" description="Kitchen tap">
        One record beside its list.
      </Drawer>
      <Confirm
        {...panel('confirm')}
        title="Cancel this booking?"
        act="Cancel booking"
        danger
        onConfirm={() => setOpen(null)}
      >
        Tomas has already started his trip, so $15.00 is due.
      </Confirm>
      <Confirm
        {...panel('typed')}
        title="Delete your account?"
        act="Delete for ever"
        danger
        typed="delete"
        onConfirm={() => setOpen(null)}
      >
        Your name, photo and addresses are erased. Receipts are kept as the law asks.
      </Confirm>
    </Sample>
  )
}
