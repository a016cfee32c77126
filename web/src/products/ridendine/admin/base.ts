/** Where the desk's pages live. Not `/ridendine/admin`: that is where the API answers. */
export const DESK = '/ridendine/desk'

/** The address of a page of the desk. */
export function onDesk<Path extends string>(path: Path): `${typeof DESK}/${Path}` {
  return `${DESK}/${path}`
}
