import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { endpoint, page, paging } from '#contract/endpoint'
import { pageFrom, readCursor, sql, type Tx } from '#foundation/db'
import { type Identification, Limits, makeHttp, mount, serve, serveHealth } from '#foundation/http'
import { newId } from '#foundation/ids'
import { refusals } from '#foundation/refusals'
import { makeWorld, type World } from '#testing'
import { lotsModule, openLot } from './index.ts'

/** What a door of these says no with. */
export const refuse = refusals('http_test', { not_today: { kind: 'conflict', says: 'Not today.' } })

/** What the doors do in the midst of their work; tests put their own in. */
export const inside = { work: async (_tx: Tx): Promise<void> => {} }

const open = endpoint({
  method: 'POST',
  path: '/lots',
  summary: 'Open a lot',
  status: 201,
  refuses: ['http_test.not_today'],
  input: z.object({ note: z.string().max(300_000).default('') }),
  output: z.object({ lotId: z.uuid(), note: z.string() }),
})
const openBusily = { ...open, path: '/lots/busily', rate: 'sign-in' as const }
const list = endpoint({
  method: 'GET',
  path: '/lots',
  summary: 'The lots',
  input: z.object(paging),
  output: page(z.object({ id: z.uuid() })),
})
const broken = endpoint({
  method: 'GET',
  path: '/broken',
  summary: 'A bug',
  output: z.object({}),
  auth: 'public',
})

async function openOne(tx: Tx, input: { note: string }) {
  const lot = await openLot(tx)
  await inside.work(tx)
  return { lotId: lot.id, note: input.note.slice(0, 5000) }
}

async function listLots(tx: Tx, input: { limit: number; cursor?: string }) {
  const [after] = readCursor(input.cursor, 1) ?? [null]
  const rows = await tx.many<{ id: string }>(sql`
    select id from lots.lots where org_id = ${tx.orgId} and (${after}::uuid is null or id > ${after}::uuid) order by id limit ${input.limit + 1}`)
  return pageFrom(
    rows,
    input.limit,
    ({ id }) => ({ id }),
    ({ id }) => [id],
  )
}

export const doors = [
  serve(open, { permit: 'signed-in', work: openOne }),
  serve(openBusily, { permit: 'signed-in', work: openOne }),
  serve(list, { permit: 'signed-in', work: listLots }),
  serve(broken, {
    permit: 'public',
    work: async () => {
      throw new Error('select secret from somewhere failed')
    },
  }),
]

export interface Asked {
  readonly key?: string
  readonly note?: string
  readonly as?: string
  readonly url?: string
}

/** Whoever asks unless told otherwise. */
export const somebody = newId()

export interface Served {
  readonly app: FastifyInstance
  readonly world: World
  post(asked: Asked): Promise<{
    status: number
    id?: string
    reason?: string
    headers: Readonly<Record<string, unknown>>
  }>
  /** How many lots there are. */
  lots(): Promise<number>
  close(): Promise<void>
}

/** A token is a person's id here. */
function whoIn(world: World): Identification {
  return {
    defaultOrganisation: 'here',
    organisationBySlug: async (slug) => (slug === 'here' ? world.orgId : undefined),
    fromToken: async (id) => {
      if (id === 'expired') return id
      const actor = { kind: 'person', id, roles: ['bidder'], permits: new Set<string>() } as const
      return { orgId: world.orgId, actor, until: new Date() }
    },
  }
}

/** The doors of the lots on a database of their own, without a port. */
export async function serveLots(): Promise<Served> {
  const world = await makeWorld({ rooms: [lotsModule] })
  const app = await makeHttp({ origins: ['https://elsewhere.example'] })
  const { database } = world
  const served = { app, database, who: whoIn(world), limits: new Limits(true), checkAnswers: true }
  mount(served, '/v1', doors)
  serveHealth(app, database)
  await app.ready()
  return {
    app,
    world,
    async post({ key, note, as = somebody, url = '/v1/lots' }) {
      const headers = { authorization: `Bearer ${as}`, ...(key ? { 'idempotency-key': key } : {}) }
      const answer = await app.inject({ method: 'POST', url, payload: { note }, headers })
      const body = answer.json<{
        data: { lotId: string } | null
        error: { reason: string } | null
      }>()
      return {
        status: answer.statusCode,
        id: body.data?.lotId,
        reason: body.error?.reason,
        headers: answer.headers,
      }
    },
    async lots() {
      const [row] = await world.raw<{ n: number }>('select count(*)::int as n from lots.lots')
      return row?.n ?? 0
    },
    async close() {
      await app.close()
      await world.close()
    },
  }
}
