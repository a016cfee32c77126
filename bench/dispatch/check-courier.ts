/** One courier's day, move by move: conditions 3 and 5 to 8, and the rules on waiting and service. */
import type { Cells, Claim, Claims, Departure, Facts } from './check-solution.ts'

interface Walk {
  readonly courier: string
  readonly facts: Facts
  readonly claims: Claims
  readonly breaches: string[]
  /** Where the courier stands, and from when on they may leave or be instructed. */
  at: string
  freeAt: number
  /** The moves not looked at yet. */
  readonly moves: Departure[]
}

/** Follow the courier through all assignments; each breach as a sentence. */
export function checkCourier(courier: string, facts: Facts, claims: Claims): string[] {
  const walk: Walk = {
    courier,
    facts,
    claims,
    breaches: [],
    at: '0',
    freeAt: Number(facts.couriers.get(courier)?.['on_time']),
    moves: [...(claims.departures.get(courier) ?? [])],
  }
  const assignments = claims.assignments
    .filter((claim) => claim.courier === courier)
    .sort((a, b) => a.assignedAt - b.assignedAt)
  for (const claim of assignments) followAssignment(walk, claim)
  skipPrepositioning(walk, Number.POSITIVE_INFINITY)
  for (const move of walk.moves) {
    walk.breaches.push(`${courier} moves at ${move.at} to ${move.to} without an assignment`)
  }
  return walk.breaches
}

function followAssignment(walk: Walk, claim: Claim): void {
  const { courier, facts, claims, breaches } = walk
  const service = Number(facts.parameters['pickup service minutes'])
  const doorService = Number(facts.parameters['dropoff service minutes'])
  const restaurant = facts.orders.get(claim.orders[0] ?? '')?.['restaurant'] ?? ''
  if (claim.assignedAt < walk.freeAt) {
    breaches.push(`${courier} is instructed at ${claim.assignedAt}, before being free`)
  }
  skipPrepositioning(walk, claim.assignedAt)
  const arrived = followMove(walk, restaurant, claim.assignedAt)
  if (claim.pickupAt < arrived + service / 2) {
    breaches.push(`${courier} picks up at ${claim.pickupAt}, too early to be at ${restaurant}`)
  }
  walk.freeAt = claim.pickupAt + service / 2
  for (const id of claim.orders) {
    const droppedAt = Number(claims.delivered.get(id)?.dropoffAt)
    const atDoor = followMove(walk, id, walk.freeAt)
    if (droppedAt < atDoor + doorService / 2) {
      breaches.push(`${id} is dropped at ${droppedAt}, too early for ${courier} to be there`)
    }
    const next = walk.moves[0]
    if (next && next.at < droppedAt) {
      breaches.push(`${courier} leaves ${id} before dropping it at ${droppedAt}`)
    }
    walk.freeAt = droppedAt + doorService / 2
  }
}

/** Moves before the next instruction: to a restaurant, from a standstill, and ended by then. */
function skipPrepositioning(walk: Walk, until: number): void {
  for (;;) {
    const [move] = walk.moves
    if (!move || move.at >= until || !walk.facts.restaurants.has(move.to)) return
    walk.freeAt = followMove(walk, move.to, walk.freeAt)
    if (walk.freeAt > until) {
      walk.breaches.push(`${walk.courier} is instructed at ${until}, while moving to ${move.to}`)
    }
  }
}

/** Take the next move, which must lead to `to` and not begin before `notBefore`; when it arrives. */
function followMove(walk: Walk, to: string, notBefore: number): number {
  const { courier, breaches } = walk
  const move = walk.moves.shift()
  if (!move) {
    breaches.push(`${courier} has no move to ${to}`)
    walk.at = to
    return notBefore
  }
  if (move.to !== to) breaches.push(`${courier} moves to ${move.to} where ${to} is next`)
  if (move.from !== walk.at) {
    breaches.push(`${courier} leaves from ${move.from} while standing at ${walk.at}`)
  }
  if (move.at < notBefore || move.at < walk.freeAt) {
    breaches.push(`${courier} leaves for ${to} at ${move.at}, before being free to`)
  }
  walk.at = to
  return move.at + travelMinutes(walk, move.from, move.to)
}

/** Euclid over the speed, rounded up to whole minutes, from the instance's own coordinates. */
export function travelMinutes(
  { courier, facts }: Pick<Walk, 'courier' | 'facts'>,
  from: string,
  to: string,
): number {
  const start = placeOf(facts, from === '0' ? courier : from)
  const end = placeOf(facts, to)
  const metres = Math.hypot(
    Number(end['x']) - Number(start['x']),
    Number(end['y']) - Number(start['y']),
  )
  const minutes = metres / Number(facts.parameters['meters_per_minute'])
  return Number.isFinite(minutes) ? Math.ceil(minutes) : Number.POSITIVE_INFINITY
}

const placeOf = (facts: Facts, name: string): Cells =>
  facts.restaurants.get(name) ?? facts.orders.get(name) ?? facts.couriers.get(name) ?? {}
