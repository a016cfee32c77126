import {
  ArrowRightLeft,
  CreditCard,
  Crosshair,
  FileClock,
  Landmark,
  type LucideIcon,
  Mail,
  Radar,
  ScrollText,
  Send,
  ShieldCheck,
  Zap,
} from 'lucide-react'
import type { Stream } from '#contract/insights'
import type { Tone } from '../../../../ui/index.ts'

const ICONS: Readonly<Record<string, LucideIcon>> = {
  event: ScrollText,
  history: ArrowRightLeft,
  delivery: Send,
  message: Mail,
  ledger: Landmark,
  audit: ShieldCheck,
  log: FileClock,
  match: Crosshair,
  payment: CreditCard,
  session: Radar,
  sample: Radar,
  push: Zap,
}

/** The icon of a record that a line stands in. */
export const iconOf = (source: string): LucideIcon => ICONS[source] ?? ScrollText

/** Each stream has a tone of its own, beside its name. */
export const STREAM_TONES: Readonly<Record<Stream, Tone>> = {
  logs: 'plain',
  audit: 'warn',
  business: 'accent',
  telemetry: 'note',
}
