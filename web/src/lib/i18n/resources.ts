/** Every area of words, by its file in locales/en. A new file is added here and nowhere else. */
export interface Words {
  account: typeof import('../../locales/en/account.json', { with: { type: 'json' }})
  core: typeof import('../../locales/en/core.json', { with: { type: 'json' }})
  everyday: typeof import('../../locales/en/everyday.json', { with: { type: 'json' }})
  kit: typeof import('../../locales/en/kit.json', { with: { type: 'json' }})
  portal: typeof import('../../locales/en/portal.json', { with: { type: 'json' }})
  refusals: typeof import('../../locales/en/refusals.json', { with: { type: 'json' }})
  ridendine: typeof import('../../locales/en/ridendine.json', { with: { type: 'json' }})
  'ridendine-admin': typeof import('../../locales/en/ridendine-admin.json', { with: {
    type: 'json',
  }})
  'ridendine-customer': typeof import('../../locales/en/ridendine-customer.json', { with: {
    type: 'json',
  }})
  'ridendine-driver': typeof import('../../locales/en/ridendine-driver.json', { with: {
    type: 'json',
  }})
  'ridendine-kitchen': typeof import('../../locales/en/ridendine-kitchen.json', { with: {
    type: 'json',
  }})
  zenvee: typeof import('../../locales/en/zenvee.json', { with: { type: 'json' }})
  'zenvee-technician': typeof import('../../locales/en/zenvee-technician.json', { with: {
    type: 'json',
  }})
  'zenvee-series': typeof import('../../locales/en/zenvee-series.json', { with: { type: 'json' }})
  'zenvee-vendor': typeof import('../../locales/en/zenvee-vendor.json', { with: { type: 'json' }})
  'zenvee-customer': typeof import('../../locales/en/zenvee-customer.json', { with: {
    type: 'json',
  }})
  operations: typeof import('../../locales/en/operations.json', { with: { type: 'json' }})
  console: typeof import('../../locales/en/console.json', { with: { type: 'json' }})
}

/** The name of an area of words. */
export type WordArea = keyof Words

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'core'
    resources: Words
    returnNull: false
  }
}
