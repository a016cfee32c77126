import type { CategoryBranch, ServiceLeaf } from '#modules/catalog'

const since: ServiceLeaf['questions'] = [
  {
    id: 'since',
    text: 'How long has it been like this?',
    kind: 'choice',
    skippable: true,
    options: [
      { value: 'today', label: 'Since today' },
      { value: 'days', label: 'A few days' },
      { value: 'longer', label: 'Longer' },
    ],
  },
]
const howMany = (text: string, unit: string): NonNullable<ServiceLeaf['questions']> => [
  { id: 'how-many', text, kind: 'number', unit, skippable: true },
]
const home: NonNullable<ServiceLeaf['questions']> = [
  {
    id: 'home',
    text: 'What kind of home is it?',
    kind: 'choice',
    skippable: true,
    options: [
      { value: 'flat', label: 'Flat' },
      { value: 'house', label: 'House' },
      { value: 'office', label: 'Office' },
    ],
  },
]

interface Kind {
  /** Which licence it needs; null for none of its own. */
  readonly trade: string | null
  readonly minutes: number
  readonly price: ServiceLeaf['priceMode']
}

function service(
  slug: string,
  title: string,
  { trade, minutes, price }: Kind,
  more: { says: string; words: string[]; asks?: ServiceLeaf['questions'] },
): ServiceLeaf {
  return {
    slug,
    title,
    description: more.says,
    words: more.words,
    trade,
    durationMinutes: minutes,
    priceMode: price,
    questions: more.asks ?? since,
  }
}

/** What Zenvee's technicians do, as the demo knows it. */
export const demoCatalog: readonly CategoryBranch[] = [
  {
    slug: 'plumbing',
    name: 'Plumbing',
    icon: 'droplets',
    services: [
      service(
        'leaking-tap',
        'Leaking tap',
        { trade: 'plumbing', minutes: 60, price: 'fixed' },
        {
          says: 'A tap that drips or will not close.',
          words: ['faucet', 'drip', 'tap', 'washer'],
        },
      ),
      service(
        'blocked-drain',
        'Blocked drain',
        { trade: 'plumbing', minutes: 60, price: 'fixed' },
        {
          says: 'Water that stands in sink, shower or tub.',
          words: ['clog', 'sink', 'shower', 'drain'],
        },
      ),
      service(
        'toilet-repair',
        'Toilet repair',
        { trade: 'plumbing', minutes: 60, price: 'fixed' },
        {
          says: 'Runs, leaks or will not flush.',
          words: ['flush', 'cistern', 'wc'],
        },
      ),
      service(
        'water-heater',
        'Water heater',
        { trade: 'plumbing', minutes: 120, price: 'hourly' },
        {
          says: 'No hot water, or not enough.',
          words: ['boiler', 'hot water', 'tank'],
        },
      ),
    ],
  },
  {
    slug: 'electrical',
    name: 'Electrical',
    icon: 'zap',
    services: [
      service(
        'power-outage',
        'Power out in a room',
        { trade: 'electrical', minutes: 60, price: 'hourly' },
        {
          says: 'A breaker that trips or a room without power.',
          words: ['fuse', 'breaker', 'electricity'],
        },
      ),
      service(
        'light-fitting',
        'Hang or change a light',
        { trade: 'electrical', minutes: 60, price: 'fixed' },
        {
          says: 'Ceiling lights, spots, dimmers.',
          words: ['lamp', 'chandelier', 'dimmer'],
          asks: howMany('How many lights?', 'lights'),
        },
      ),
      service(
        'outlet',
        'New or broken outlet',
        { trade: 'electrical', minutes: 60, price: 'fixed' },
        {
          says: 'Sockets and switches.',
          words: ['socket', 'plug', 'switch'],
          asks: howMany('How many outlets?', 'outlets'),
        },
      ),
    ],
  },
  {
    slug: 'appliances',
    name: 'Appliances',
    icon: 'washing-machine',
    services: [
      service(
        'washing-machine',
        'Washing machine repair',
        { trade: 'appliances', minutes: 90, price: 'from' },
        {
          says: 'Does not spin, drain or start.',
          words: ['washer', 'laundry'],
        },
      ),
      service(
        'dishwasher',
        'Dishwasher repair',
        { trade: 'appliances', minutes: 90, price: 'from' },
        {
          says: 'Leaves dishes dirty, leaks or stops.',
          words: ['dishes'],
        },
      ),
      service(
        'fridge',
        'Fridge not cooling',
        { trade: 'appliances', minutes: 90, price: 'from' },
        {
          says: 'Too warm, too cold, or noisy.',
          words: ['refrigerator', 'freezer'],
        },
      ),
    ],
  },
  {
    slug: 'heating',
    name: 'Heating and air',
    icon: 'thermometer',
    services: [
      service(
        'air-conditioning',
        'Air conditioning',
        { trade: 'hvac', minutes: 90, price: 'hourly' },
        {
          says: 'Does not cool, drips, or smells.',
          words: ['ac', 'cooling', 'hvac'],
        },
      ),
      service(
        'thermostat',
        'Thermostat',
        { trade: 'hvac', minutes: 60, price: 'fixed' },
        {
          says: 'Set up or repair.',
          words: ['nest', 'heating'],
          asks: home,
        },
      ),
    ],
  },
  {
    slug: 'handyman',
    name: 'Handyman',
    icon: 'hammer',
    services: [
      service(
        'furniture-assembly',
        'Furniture assembly',
        { trade: null, minutes: 90, price: 'hourly' },
        {
          says: 'Beds, shelves, desks, put together.',
          words: ['ikea', 'flatpack', 'bed', 'wardrobe'],
          asks: howMany('How many pieces?', 'pieces'),
        },
      ),
      service(
        'tv-mounting',
        'Mount a TV',
        { trade: null, minutes: 60, price: 'fixed' },
        {
          says: 'On the wall, cables hidden.',
          words: ['television', 'bracket', 'screen'],
          asks: home,
        },
      ),
      service(
        'door-repair',
        'Door that sticks',
        { trade: null, minutes: 60, price: 'fixed' },
        {
          says: 'Hinges, handles, frames.',
          words: ['hinge', 'handle', 'lock'],
        },
      ),
    ],
  },
  {
    slug: 'locks',
    name: 'Locks',
    icon: 'key-round',
    services: [
      service(
        'locked-out',
        'Locked out',
        { trade: 'locksmith', minutes: 45, price: 'fixed' },
        {
          says: 'We open without damage where we can.',
          words: ['key', 'lost', 'locksmith', 'emergency'],
          asks: home,
        },
      ),
      service(
        'change-lock',
        'Change a lock',
        { trade: 'locksmith', minutes: 60, price: 'fixed' },
        {
          says: 'New cylinder, new keys.',
          words: ['cylinder', 'deadbolt'],
          asks: howMany('How many locks?', 'locks'),
        },
      ),
    ],
  },
]
