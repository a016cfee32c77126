import type { ExperienceDriver } from '#contract/zenvee'

/** Where the demo is. */
export const JURISDICTION = 'US-MA'
export const TIMEZONE = 'America/New_York'

/** Invented people; the same every time. */
const FIRST = [
  'Ada',
  'Bruno',
  'Carla',
  'Dario',
  'Elif',
  'Femi',
  'Greta',
  'Hugo',
  'Imani',
  'Jonas',
  'Katya',
  'Liam',
  'Mina',
  'Nadir',
  'Olga',
  'Pedro',
  'Quinn',
  'Rosa',
  'Samir',
  'Tess',
  'Uma',
  'Viktor',
  'Wanda',
  'Yusuf',
  'Zoe',
  'Anton',
  'Bea',
  'Cyrus',
  'Delia',
  'Emeka',
  'Fiona',
  'Goran',
] as const
const LAST = [
  'Abel',
  'Brandt',
  'Castro',
  'Doyle',
  'Ekman',
  'Fontaine',
  'Gallo',
  'Hartley',
  'Ivers',
  'Jansen',
  'Kovac',
  'Lindqvist',
  'Moreau',
  'Novak',
  'Okoro',
  'Petrov',
  'Quist',
  'Ramos',
  'Sato',
  'Tanaka',
  'Ueda',
  'Vance',
  'Weiss',
  'Xavier',
  'Young',
  'Zeller',
] as const

export function nameOf(index: number): string {
  return `${FIRST[index % FIRST.length]} ${LAST[(index * 7 + Math.floor(index / FIRST.length)) % LAST.length]}`
}

interface Kind {
  readonly trade: string | null
  readonly services: readonly string[]
  /** Cents: by the hour, and for one fixed job. */
  readonly hourly: number
  readonly fixed: number
  readonly vehicle: string
}

/** What a technician of each kind offers, and around which prices (cents). */
export const KINDS: readonly Kind[] = [
  {
    trade: 'plumbing',
    services: ['leaking-tap', 'blocked-drain', 'toilet-repair', 'water-heater'],
    hourly: 9500,
    fixed: 12_000,
    vehicle: 'White van',
  },
  {
    trade: 'electrical',
    services: ['power-outage', 'light-fitting', 'outlet'],
    hourly: 9800,
    fixed: 11_000,
    vehicle: 'Blue estate',
  },
  {
    trade: 'appliances',
    services: ['washing-machine', 'dishwasher', 'fridge'],
    hourly: 8800,
    fixed: 14_500,
    vehicle: 'Grey van',
  },
  {
    trade: 'hvac',
    services: ['air-conditioning', 'thermostat'],
    hourly: 10_500,
    fixed: 13_500,
    vehicle: 'Silver pickup',
  },
  {
    trade: null,
    services: ['furniture-assembly', 'tv-mounting', 'door-repair'],
    hourly: 6500,
    fixed: 8500,
    vehicle: 'Cargo bike',
  },
  {
    trade: 'locksmith',
    services: ['locked-out', 'change-lock'],
    hourly: 9000,
    fixed: 10_500,
    vehicle: 'Black hatchback',
  },
]

interface Vow {
  readonly driver: ExperienceDriver
  readonly headline: string
}

/** One promise each, in their own words. */
export const PROMISES: readonly Vow[] = [
  { driver: 'explains_every_step', headline: 'Explains every step before doing it' },
  { driver: 'in_and_out_fast', headline: 'In and out before your coffee is cold' },
  { driver: 'leaves_it_spotless', headline: 'Leaves the room cleaner than before' },
  { driver: 'calm_with_kids_and_pets', headline: 'Calm around kids, dogs and parrots' },
  { driver: 'fixed_price_no_surprises', headline: 'The price I say is the price you pay' },
  { driver: 'second_opinion_honest', headline: 'Tells you when it can wait' },
  { driver: 'texts_before_every_step', headline: 'Keeps you posted from door to door' },
  { driver: 'brings_every_part', headline: 'A van full of parts: one visit is enough' },
]
