import {
  BrushCleaning,
  Clock,
  HandCoins,
  HeartHandshake,
  type LucideIcon,
  MessageCircleMore,
  MessagesSquare,
  PackageCheck,
  Scale,
} from 'lucide-react'
import type { ExperienceDriver } from '#contract/zenvee'

/** The picture of each experience driver; its words are `zenvee:driver.*`. */
export const DRIVER_ICONS: Readonly<Record<ExperienceDriver, LucideIcon>> = {
  explains_every_step: MessagesSquare,
  in_and_out_fast: Clock,
  leaves_it_spotless: BrushCleaning,
  calm_with_kids_and_pets: HeartHandshake,
  fixed_price_no_surprises: HandCoins,
  second_opinion_honest: Scale,
  texts_before_every_step: MessageCircleMore,
  brings_every_part: PackageCheck,
}

export { DRIVERS } from './driver-names.ts'
