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

function service(
  slug: string,
  title: string,
  trade: string | null,
  durationMinutes: number,
  priceMode: ServiceLeaf['priceMode'],
  more: { says: string; words: string[]; asks?: ServiceLeaf['questions'] },
): ServiceLeaf {
  return {
    slug,
    title,
    description: more.says,
    words: more.words,
    trade,
    durationMinutes,
    priceMode,
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
      service('leaking-tap', 'Leaking tap', 'plumbing', 60, 'fixed', {
        says: 'A tap that drips or will not close.',
        words: ['faucet', 'drip', 'tap', 'washer'],
      }),
      service('blocked-drain', 'Blocked drain', 'plumbing', 60, 'fixed', {
        says: 'Water that stands in sink, shower or tub.',
        words: ['clog', 'sink', 'shower', 'drain'],
      }),
      service('toilet-repair', 'Toilet repair', 'plumbing', 60, 'fixed', {
        says: 'Runs, leaks or will not flush.',
        words: ['flush', 'cistern', 'wc'],
      }),
      service('water-heater', 'Water heater', 'plumbing', 120, 'hourly', {
        says: 'No hot water, or not enough.',
        words: ['boiler', 'hot water', 'tank'],
      }),
    ],
  },
  {
    slug: 'electrical',
    name: 'Electrical',
    icon: 'zap',
    services: [
      service('power-outage', 'Power out in a room', 'electrical', 60, 'hourly', {
        says: 'A breaker that trips or a room without power.',
        words: ['fuse', 'breaker', 'electricity'],
      }),
      service('light-fitting', 'Hang or change a light', 'electrical', 60, 'fixed', {
        says: 'Ceiling lights, spots, dimmers.',
        words: ['lamp', 'chandelier', 'dimmer'],
        asks: howMany('How many lights?', 'lights'),
      }),
      service('outlet', 'New or broken outlet', 'electrical', 60, 'fixed', {
        says: 'Sockets and switches.',
        words: ['socket', 'plug', 'switch'],
        asks: howMany('How many outlets?', 'outlets'),
      }),
    ],
  },
  {
    slug: 'appliances',
    name: 'Appliances',
    icon: 'washing-machine',
    services: [
      service('washing-machine', 'Washing machine repair', 'appliances', 90, 'from', {
        says: 'Does not spin, drain or start.',
        words: ['washer', 'laundry'],
      }),
      service('dishwasher', 'Dishwasher repair', 'appliances', 90, 'from', {
        says: 'Leaves dishes dirty, leaks or stops.',
        words: ['dishes'],
      }),
      service('fridge', 'Fridge not cooling', 'appliances', 90, 'from', {
        says: 'Too warm, too cold, or noisy.',
        words: ['refrigerator', 'freezer'],
      }),
    ],
  },
  {
    slug: 'heating',
    name: 'Heating and air',
    icon: 'thermometer',
    services: [
      service('air-conditioning', 'Air conditioning', 'hvac', 90, 'hourly', {
        says: 'Does not cool, drips, or smells.',
        words: ['ac', 'cooling', 'hvac'],
      }),
      service('thermostat', 'Thermostat', 'hvac', 60, 'fixed', {
        says: 'Set up or repair.',
        words: ['nest', 'heating'],
        asks: home,
      }),
    ],
  },
  {
    slug: 'handyman',
    name: 'Handyman',
    icon: 'hammer',
    services: [
      service('furniture-assembly', 'Furniture assembly', null, 90, 'hourly', {
        says: 'Beds, shelves, desks, put together.',
        words: ['ikea', 'flatpack', 'bed', 'wardrobe'],
        asks: howMany('How many pieces?', 'pieces'),
      }),
      service('tv-mounting', 'Mount a TV', null, 60, 'fixed', {
        says: 'On the wall, cables hidden.',
        words: ['television', 'bracket', 'screen'],
        asks: home,
      }),
      service('door-repair', 'Door that sticks', null, 60, 'fixed', {
        says: 'Hinges, handles, frames.',
        words: ['hinge', 'handle', 'lock'],
      }),
    ],
  },
  {
    slug: 'locks',
    name: 'Locks',
    icon: 'key-round',
    services: [
      service('locked-out', 'Locked out', 'locksmith', 45, 'fixed', {
        says: 'We open without damage where we can.',
        words: ['key', 'lost', 'locksmith', 'emergency'],
        asks: home,
      }),
      service('change-lock', 'Change a lock', 'locksmith', 60, 'fixed', {
        says: 'New cylinder, new keys.',
        words: ['cylinder', 'deadbolt'],
        asks: howMany('How many locks?', 'locks'),
      }),
    ],
  },
]
