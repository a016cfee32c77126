/**
 * The floors over HTTP: what Fastify and `pg` do alone, with no checks, no envelope, no fence.
 * Statements come with the request's name from floor/statements.ts, already prepared.
 */
import Fastify from 'fastify'
import pg from 'pg'
import { statements } from './statements.ts'

const pool = new pg.Pool({
  connectionString: process.env['DATABASE_URL'],
  max: 20,
})
const app = Fastify()

app.get('/empty', async () => ({ ok: true }))
app.get<{ Params: { name: string }; Querystring: { of?: string } }>(
  '/rows/:name',
  async (request, reply) => {
    const text = statements[request.params.name]
    if (!text) return reply.code(404).send({ ok: false })
    const { rows } = await pool.query({
      name: request.params.name,
      text,
      values: request.query.of === undefined ? [] : request.query.of.split(','),
    })
    return { rows }
  },
)

const address = await app.listen({ port: 0, host: '127.0.0.1' })
console.log(`Open ${address}`)
process.on('SIGTERM', () => {
  void app.close().then(() => pool.end())
})
