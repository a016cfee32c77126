/** The trade under which drivers' papers are known. */
export const DRIVER_TRADE = 'courier'
