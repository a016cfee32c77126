/** What every served door must have: a permit that somebody holds, a contract, an address of its own. */

/** A served door, as the guard looks at it. */
export interface SeenDoor {
  /** `POST /zenvee/v1/bookings`. */
  readonly address: string
  readonly permit: string
  /** Where the contract exports its endpoint (`contract/zenvee/bookings.ts`); undefined if nowhere. */
  readonly contract: string | undefined
}

/** Permits that need not be held by a role. */
const FOR_ALL = ['public', 'signed-in']

/** Each door without a permit that somebody holds, without a contract, or at the address of another. */
export function doorBreaches(doors: readonly SeenDoor[], held: ReadonlySet<string>): string[] {
  const seen = new Set<string>()
  return doors.flatMap(({ address, permit, contract }) => {
    const isSecond = seen.has(address)
    seen.add(address)
    const known = FOR_ALL.includes(permit) || held.has(permit)
    return [
      ...(isSecond ? [`${address} is served twice`] : []),
      ...(permit === '' ? [`${address} has no permit`] : []),
      ...(permit !== '' && !known ? [`${address} asks for ${permit}, which no role holds`] : []),
      ...(contract ? [] : [`${address} is in no contract`]),
    ]
  })
}

/** Public doors that nobody meant to be public, and reasons for doors that are not. */
export function publicBreaches(
  doors: readonly SeenDoor[],
  meant: Readonly<Record<string, string>>,
): string[] {
  const open = doors.filter(({ permit }) => permit === 'public').map(({ address }) => address)
  return [
    ...open
      .filter((address) => !meant[address])
      .map((address) => `${address} is open to everybody`),
    ...Object.keys(meant)
      .filter((address) => !open.includes(address))
      .map((address) => `${address} is no public door: the list is too long`),
  ]
}
