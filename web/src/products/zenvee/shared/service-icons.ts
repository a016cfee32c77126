import {
  Bug,
  Droplets,
  Fan,
  Flower2,
  Hammer,
  House,
  KeyRound,
  type LucideIcon,
  PaintRoller,
  Sparkles,
  Thermometer,
  Trees,
  Truck,
  Tv,
  WashingMachine,
  Wrench,
  Zap,
} from 'lucide-react'

const ICONS: Readonly<Record<string, LucideIcon>> = {
  droplets: Droplets,
  zap: Zap,
  'washing-machine': WashingMachine,
  thermometer: Thermometer,
  hammer: Hammer,
  sparkles: Sparkles,
  'key-round': KeyRound,
  key: KeyRound,
  'paint-roller': PaintRoller,
  'flower-2': Flower2,
  trees: Trees,
  truck: Truck,
  tv: Tv,
  fan: Fan,
  bug: Bug,
  house: House,
  wrench: Wrench,
}

/** The picture of a category by the lucide name that the catalog gives; a wrench for names we do not carry. */
export function serviceIcon(name: string): LucideIcon {
  return ICONS[name] ?? Wrench
}
