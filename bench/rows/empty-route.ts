import { alternate } from '../harness/alternate.ts'
import { closedLoop } from '../harness/closed-loop.ts'
import { openClients, requestBytes } from '../harness/http-client.ts'
import { type Row, shareOfFloor } from '../harness/row.ts'
import { bearer, registerPeople } from '../stage/people.ts'

const CLIENTS = 16
const FOR_MS = 2500

/** The cost of a signed-in request that asks for nothing: token, permit, envelope, log. */
export const emptyRoute: Row = {
  name: 'empty-route',
  work: 'empty signed-in route',
  floor: 'bare Fastify JSON route',
  async run({ stage, rounds, hear }) {
    const product = await stage.product()
    const floor = await stage.floor()
    const [person] = await registerPeople(`${product.origin}/zenvee/v1`, 1)
    if (!person) throw new Error('nobody could register')
    const ourClients = await openClients(product.origin, CLIENTS)
    const floorClients = await openClients(floor.origin, CLIENTS)
    const ourRequest = requestBytes({
      method: 'GET',
      path: '/zenvee/v1/me/token',
      headers: bearer(person),
    })
    const floorRequest = requestBytes({ method: 'GET', path: '/empty' })
    const compared = await alternate(
      rounds,
      {
        ours: () =>
          closedLoop({ clients: CLIENTS, forMs: FOR_MS }, async (client) => {
            const answer = await ourClients[client]?.ask(ourRequest)
            return answer?.status === 200
          }),
        floor: () =>
          closedLoop({ clients: CLIENTS, forMs: FOR_MS }, async (client) => {
            const answer = await floorClients[client]?.ask(floorRequest)
            return answer?.status === 200
          }),
      },
      (done, of) => hear(`round ${done + 1} of ${of}`),
    )
    for (const each of [...ourClients, ...floorClients]) each.close()
    return [shareOfFloor(compared, { label: `${CLIENTS} clients`, must: 0.6, aim: 0.75 })]
  },
}
