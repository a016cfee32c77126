import { closedLoop } from '../harness/closed-loop.ts'
import { openClients, requestBytes } from '../harness/http-client.ts'
import { residentBytes } from '../harness/resident-memory.ts'
import { atMost, type Figure, percent, type Row } from '../harness/row.ts'
import { median } from '../harness/stats.ts'
import { bearer, registerPeople } from '../stage/people.ts'
import type { Served, Stage } from '../stage/stage.ts'

const REQUESTS = 100_000
const CLIENTS = 16
const RESTS_MS = 4000
const MOST_GROWTH = 0.1

/** The second start, and what the process keeps: at rest, and after a hundred thousand requests. */
export const start: Row = {
  name: 'start',
  work: 'second start, and memory',
  floor: '–',
  async run({ stage, rounds, hear }) {
    const starts: number[] = []
    for (let round = 0; round <= rounds; round += 1) {
      hear(`start ${round} of ${rounds}`)
      const served = await stage.freshProduct()
      await served.stop()
      // The first one migrates what is new and fills the caches of the disk.
      if (round > 0) starts.push(served.startedMs / 1000)
    }
    const served = await stage.freshProduct()
    try {
      await pause(RESTS_MS)
      const rest = residentBytes(served.pid) / 2 ** 20
      hear(`${REQUESTS.toLocaleString('en-US')} requests`)
      const { warm, after } = await memoryOver(stage, served)
      return [
        atMost(median(starts), { label: 'second start to ready', unit: 's', must: 10, aim: 5 }),
        atMost(rest, { label: 'memory at rest', unit: 'MB', must: 300, aim: 200 }),
        growthFigure(warm, after),
      ]
    } finally {
      await served.stop()
    }
  },
}

function growthFigure(warm: number, after: number): Figure {
  const growth = after / warm - 1
  return {
    label: `memory after ${REQUESTS.toLocaleString('en-US')} requests`,
    ours: `${Math.round(warm)} → ${Math.round(after)} MB`,
    floor: '–',
    ratio: `${growth >= 0 ? '+' : ''}${percent(growth)}`,
    must: `≤ +${percent(MOST_GROWTH)}`,
    aim: '–',
    verdict: growth <= MOST_GROWTH ? 'reached' : 'short',
    raw: { warm, after },
  }
}

/** Megabytes after a tenth of the requests, when everything has been used once, and after all of them. */
async function memoryOver(stage: Stage, served: Served) {
  const [person] = await registerPeople(`${served.origin}/zenvee/v1`, 1)
  if (!person || stage.orgId === '') throw new Error('nobody could register')
  const clients = await openClients(served.origin, CLIENTS)
  const requests = ['/zenvee/v1/me', '/zenvee/v1/bookings?limit=20', '/zenvee/v1/me/balances'].map(
    (path) => requestBytes({ method: 'GET', path, headers: bearer(person) }),
  )
  const send = (most: number) =>
    closedLoop({ clients: CLIENTS, forMs: 600_000, most }, async (client, turn) => {
      const answer = await clients[client]?.ask(requests[turn % requests.length] ?? '')
      return answer?.status === 200
    })
  await send(REQUESTS / 10)
  await pause(RESTS_MS)
  const warm = residentBytes(served.pid) / 2 ** 20
  const round = await send((REQUESTS * 9) / 10)
  if (round.wrong > 0) throw new Error(`${round.wrong} answers were not what was asked for`)
  await pause(RESTS_MS)
  const after = residentBytes(served.pid) / 2 ** 20
  for (const each of clients) each.close()
  return { warm, after }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
