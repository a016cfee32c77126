import pg from 'pg'
import { alternate } from '../harness/alternate.ts'
import { closedLoop } from '../harness/closed-loop.ts'
import { type HttpClient, openClients, requestBytes } from '../harness/http-client.ts'
import { type Asked, type Figure, type Row, shareOfFloor } from '../harness/row.ts'
import { slopeOf } from '../harness/stats.ts'
import { fillBookings } from '../stage/history.ts'
import { bearer, type Person, registerPeople } from '../stage/people.ts'

const CLIENTS = 16
const FOR_MS = 2500
const PER_CUSTOMER = 50
const SIZES = [10_000, 100_000, 1_000_000] as const
/** A page that follows an index grows with the logarithm of the rows; a scan has slope 1. */
const MOST_SLOPE = 0.15

/** A page of twenty bookings of one customer, and how it grows with everybody's history. */
export const page: Row = {
  name: 'page',
  work: 'page of 20 bookings',
  floor: 'Fastify + pg, the same SQL, no checks',
  async run(asked) {
    const { stage, rounds, hear } = asked
    const product = await stage.product()
    const floor = await stage.floor()
    const [person] = await registerPeople(`${product.origin}/zenvee/v1`, 1)
    if (!person) throw new Error('nobody could register')
    const ours = await openClients(product.origin, CLIENTS)
    const bare = await openClients(floor.origin, CLIENTS)
    const ourRequest = requestBytes({
      method: 'GET',
      path: '/zenvee/v1/bookings?limit=20',
      headers: bearer(person),
    })
    const bareRequest = requestBytes({
      method: 'GET',
      path: `/rows/bookings?of=${stage.orgId},${person.id}`,
    })
    const figures: Figure[] = []
    const points: { rows: number; ms: number }[] = []
    for (const size of SIZES) {
      hear(`${size.toLocaleString('en-US')} rows are written`)
      await history(asked, size, person)
      const compared = await alternate(
        rounds,
        { ours: () => ask(ours, ourRequest), floor: () => ask(bare, bareRequest) },
        (done, of) => hear(`${size.toLocaleString('en-US')} rows: round ${done + 1} of ${of}`),
      )
      points.push({ rows: size, ms: compared.ours.p50 })
      figures.push(
        shareOfFloor(compared, {
          label: `${size.toLocaleString('en-US')} rows`,
          must: 0.5,
          aim: 0.75,
        }),
      )
    }
    for (const each of [...ours, ...bare]) each.close()
    return [...figures, slopeFigure(points)]
  },
}

function ask(clients: readonly HttpClient[], request: Buffer) {
  return closedLoop({ clients: CLIENTS, forMs: FOR_MS }, async (client) => {
    const answer = await clients[client]?.ask(request)
    return answer?.status === 200 && answer.body.length > 1000
  })
}

/** So many bookings of others, and fifty of the one whose page is asked for, spread over time. */
async function history({ stage }: Asked, rows: number, person: Person): Promise<void> {
  await fillBookings(stage.databaseUrl, { rows, orgIds: [stage.orgId], perCustomer: PER_CUSTOMER })
  const client = new pg.Client({ connectionString: stage.databaseUrl })
  await client.connect()
  await client.query(
    `update zenvee.bookings set customer_id = $1
      where id in (select id from zenvee.bookings where org_id = $2 and number like 'OLD-%00' limit $3)
        and not exists (select from zenvee.bookings where customer_id = $1)`,
    [person.id, stage.orgId, PER_CUSTOMER],
  )
  await client.end()
}

export function slopeFigure(points: readonly { rows: number; ms: number }[]): Figure {
  const slope = slopeOf(points)
  return {
    label: 'growth with history',
    ours: points.map(({ ms }) => `${ms.toFixed(1)} ms`).join(' → '),
    floor: '–',
    ratio: `slope ${slope.toFixed(2)}`,
    must: `≤ ${MOST_SLOPE}`,
    aim: '–',
    verdict: slope <= MOST_SLOPE ? 'reached' : 'short',
    raw: { points, slope },
  }
}
