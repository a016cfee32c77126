import { CalendarClock, MapPin, Search, Wrench, Zap } from 'lucide-react'
import { useState } from 'react'
import { z } from 'zod'
import { SelectField, TextField, TickField, useZodForm } from '../../ui/form.tsx'
import {
  Button,
  Card,
  Checkbox,
  Chips,
  Combobox,
  Field,
  Input,
  type Option,
  RadioCards,
  RatingInput,
  Select,
  Switch,
  Textarea,
} from '../../ui/index.ts'
import { Sample } from './sample.tsx'

const SERVICES: Option[] = [
  { value: 'tap', label: 'Leaking tap', hint: 'Plumbing' },
  { value: 'boiler', label: 'No hot water', hint: 'Heating' },
  { value: 'socket', label: 'Dead socket', hint: 'Electrical' },
  { value: 'lock', label: 'Lock change', hint: 'Locksmith' },
]

/** Fields, choices and a form. */
export function ControlSamples() {
  const [service, setService] = useState<Option | null>(null)
  const [when, setWhen] = useState('now')
  const [slot, setSlot] = useState('14')
  const [one, setOne] = useState<string | null>('tap')
  const [isOn, setOn] = useState(true)
  const [stars, setStars] = useState(4)
  return (
    <div className="grid grid-cols-1 items-start gap-10 md:grid-cols-2">
      <div className="flex flex-col gap-5">
        <Field label="Address" hint="Only the technician you choose sees it.">
          <Input start={<MapPin size={17} />} placeholder="Street and number" />
        </Field>
        <Field label="E-mail" error="That is not an e-mail address.">
          <Input defaultValue="maya@" />
        </Field>
        <Field label="What is wrong?" optional="Optional">
          <Textarea placeholder="It drips from the base, about a cup an hour." />
        </Field>
        <Field label="Service">
          <Select value={one} onChange={setOne} options={SERVICES} />
        </Field>
        <Combobox
          label="Find a service"
          value={service}
          onChange={setService}
          options={SERVICES}
          placeholder="Try “tap”"
          start={<Search size={17} />}
        />
        <Field label="Locked">
          <Input disabled defaultValue="Alder Bay" />
        </Field>
      </div>
      <div className="flex min-w-0 flex-col gap-6">
        <RadioCards
          label="When"
          value={when}
          onChange={setWhen}
          columns={2}
          choices={[
            {
              value: 'now',
              label: 'As soon as possible',
              hint: 'Usually within 40 min',
              icon: Zap,
            },
            { value: 'later', label: 'Choose a time', hint: 'Today or later', icon: CalendarClock },
            { value: 'never', label: 'Not on Sundays', icon: Wrench, disabled: true },
          ]}
        />
        <Chips
          label="Start"
          value={slot}
          onChange={setSlot}
          choices={[
            { value: '13', label: '1:00 PM' },
            { value: '14', label: '2:00 PM' },
            { value: '15', label: '3:00 PM', disabled: true },
            { value: '16', label: '4:00 PM' },
            { value: '17', label: '5:00 PM' },
            { value: '18', label: '6:00 PM' },
          ]}
        />
        <Switch
          label="Online"
          hint="Requests reach you while this is on."
          checked={isOn}
          onChange={setOn}
        />
        <Checkbox
          label="Someone is at home"
          hint="Or say where the key is."
          checked={isOn}
          onChange={setOn}
        />
        <Checkbox label="Some of these" mixed checked={false} onChange={() => undefined} />
        <RatingInput label="Did Tomas explain every step?" value={stars} onChange={setStars} />
        <FormSample />
      </div>
      <Sample title="Start code" className="md:col-span-2">
        <p className="rounded-xl border bg-surface px-8 py-4 text-display tabular tracking-[0.3em] shadow-1">
          4 8 1 2
        </p>
      </Sample>
    </div>
  )
}

const Counter = z.object({
  price: z.string().regex(/^\d+(\.\d\d)?$/, 'A price, like 95 or 95.50'),
  why: z.enum(['parts', 'time', 'distance']),
  note: z.string().max(200),
  tell: z.boolean(),
})

function FormSample() {
  const form = useZodForm(Counter, { defaults: { price: '', note: '', tell: true } })
  return (
    <Card>
      <form
        noValidate
        onSubmit={form.handleSubmit(() => undefined)}
        className="flex flex-col gap-4"
      >
        <TextField
          control={form.control}
          name="price"
          label="Your price"
          inputMode="decimal"
          start="$"
        />
        <SelectField
          control={form.control}
          name="why"
          label="Why"
          placeholder="Choose"
          options={[
            { value: 'parts', label: 'Parts are needed' },
            { value: 'time', label: 'Takes longer' },
            { value: 'distance', label: 'Far away' },
          ]}
        />
        <TextField control={form.control} name="note" label="Note" rows={2} optional="Optional" />
        <TickField control={form.control} name="tell" label="Tell me when it is answered" />
        <Button type="submit" tone="primary" size="lg">
          Send counter
        </Button>
      </form>
    </Card>
  )
}
