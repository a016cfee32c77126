/** Where the desk of Zenvee stands. */
export const OPERATIONS = '/zenvee/operations'
