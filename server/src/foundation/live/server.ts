import type { Server as HttpServer } from 'node:http'
import { createAdapter } from '@socket.io/postgres-adapter'
import type { Pool } from 'pg'
import { type DefaultEventsMap, type Namespace, Server, type Socket } from 'socket.io'
import { z } from 'zod'
import { type Joined, LIVE_NAMESPACE, type Pushed } from '#contract/live'
import { type Actor, type Database, sql } from '#foundation/db'
import { livePushes, liveSockets, log } from '#foundation/telemetry'
import { Carrier } from './carrier.ts'
import { type Dialect, SAID, type Said } from './dialect.ts'
import { Speaker } from './speaker.ts'
import type { Topic } from './topic.ts'

export interface Identity {
  readonly orgId: string
  readonly actor: Actor
  /** When the token ends; the socket is closed then unless it was renewed. */
  readonly until: Date
}

export interface LiveOptions {
  /** Where sockets come in; without it this process only sends, to the sockets of others. */
  readonly http?: HttpServer
  readonly database: Database
  readonly topics: readonly Topic[]
  /** Words of products beside the house's own. */
  readonly dialects?: readonly Dialect[]
  /** Reads a token; null when it is no good. */
  readonly identify: (token: string) => Promise<Identity | null>
  /** Carry pushes between instances through PostgreSQL. */
  readonly several?: boolean
  readonly origins: readonly string[]
  /** How often tokens are looked at, milliseconds (10 000 unless told). */
  readonly checkTokensMs?: number
}

interface Data {
  identity: Identity
  joined: number
}
type LiveSocket = Socket<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, Data>

const Join = z.object({
  topic: z
    .string()
    .min(3)
    .max(120)
    .regex(/^[a-z_.]+:[A-Za-z0-9_-]+$/),
  since: z.int().min(0).optional(),
})
/** Its table is of our migrations; what fails is tried again by clients that catch up. */
const ADAPTER = {
  tableName: 'foundation.socket_attachments',
  errorHandler: (error: Error) =>
    log().warn({ error: error.message }, 'a push to other instances failed'),
}
const MOST_ROOMS = 200
const MOST_MISSED = 500
const CHECK_TOKENS_MS = 10_000

/** Realtime: rooms that are joined by permit, and catching up after a gap of any length. */
export class Live {
  readonly #io: Server
  readonly #namespace: Namespace<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, Data>
  readonly #options: LiveOptions
  readonly #topics: ReadonlyMap<string, Topic>
  readonly #carrier: Carrier | undefined
  readonly #speaker: Speaker
  #sweep: NodeJS.Timeout
  /** Messages handed to sockets of this process since start; a simulation waits until they arrived. */
  pushed = 0

  constructor(options: LiveOptions) {
    this.#options = options
    this.#topics = new Map(options.topics.map((each) => [each.name, each]))
    this.#speaker = new Speaker(options.dialects ?? [], options.database)
    const settings = {
      serveClient: false,
      maxHttpBufferSize: 100_000,
      cors: { origin: [...options.origins] },
    }
    this.#io = options.http ? new Server(options.http, settings) : new Server(settings)
    this.#carrier = options.several
      ? new Carrier(options.database.url, () => this.#catchUp())
      : undefined
    if (this.#carrier) this.#io.adapter(createAdapter(this.#carrier as unknown as Pool, ADAPTER))
    this.#namespace = this.#io.of(LIVE_NAMESPACE)
    this.#namespace.use((socket, next) => void this.#admit(socket, next))
    this.#namespace.on('connection', (socket) => this.#welcome(socket))
    this.#sweep = setInterval(() => this.#closeExpired(), options.checkTokensMs ?? CHECK_TOKENS_MS)
    this.#sweep.unref()
  }

  /** Send to a room (`<orgId>/<topic>:<id>`) on every instance. */
  push(room: string, kind: string, payload: unknown): void {
    livePushes.inc({ kind: kind === 'told' || kind === SAID ? kind : 'pushed' })
    this.pushed += this.#namespace.adapter.rooms.get(room)?.size ?? 0
    const to = this.#namespace.to(room)
    if (kind === 'told') to.emit('told', payload)
    else if (kind === SAID) {
      const { word, says } = payload as Said
      to.emit(word, says)
    } else {
      const [orgId = '', topic = ''] = room.split('/', 2)
      to.emit('pushed', { topic, kind, payload } satisfies Pushed)
      for (const said of this.#speaker.said(topic, kind, payload))
        this.push(`${orgId}/${said.room}`, SAID, said)
    }
  }

  /** How many sockets are connected here. */
  get sockets(): number {
    return this.#namespace.sockets.size
  }

  async close(): Promise<void> {
    clearInterval(this.#sweep)
    this.#namespace.disconnectSockets(true)
    await this.#io.close().catch(() => {})
    await this.#carrier?.end()
  }

  /** What other instances sent was not heard for a while: clients come back and say where they were. */
  #catchUp(): void {
    log().warn({ sockets: this.sockets }, 'pushes of other instances may have been missed')
    for (const socket of this.#namespace.sockets.values()) socket.conn.close()
  }

  async #admit(socket: LiveSocket, next: (error?: Error) => void): Promise<void> {
    const token: unknown = socket.handshake.auth.token
    const identity =
      typeof token === 'string' ? await this.#options.identify(token).catch(() => null) : null
    if (!identity) return next(new Error('UNAUTHORIZED'))
    socket.data.identity = identity
    socket.data.joined = 0
    next()
  }

  #welcome(socket: LiveSocket): void {
    liveSockets.inc()
    socket.on('disconnect', () => liveSockets.dec())
    this.#speaker.welcome(socket)
    socket.on('join', (asked: unknown, answer: unknown) => {
      void this.#join(socket, asked).then((joined) => {
        if (typeof answer === 'function') answer(joined)
      })
    })
    socket.on('leave', (asked: unknown) => {
      const read = Join.safeParse(asked)
      if (read.success) void socket.leave(`${socket.data.identity.orgId}/${read.data.topic}`)
    })
    socket.on('renew', (asked: unknown, answer: unknown) => {
      void this.#renew(socket, asked).then((ok) => {
        if (typeof answer === 'function') answer({ ok })
      })
    })
  }

  async #join(socket: LiveSocket, asked: unknown): Promise<Joined> {
    const read = Join.safeParse(asked)
    if (!read.success) return { ok: false, reason: 'live.bad_topic' }
    const { topic: room, since } = read.data
    const [name = '', id = ''] = room.split(':')
    const known = this.#topics.get(name)
    const { identity } = socket.data
    if (!known || socket.rooms.size > MOST_ROOMS) return { ok: false, reason: 'live.no_such_topic' }
    try {
      return await this.#options.database.transact(
        { orgId: identity.orgId, actor: identity.actor, readOnly: true },
        async (tx) => {
          if (!(await known.permit(tx, id))) return { ok: false, reason: 'live.not_permitted' }
          // Join before reading what was missed: what is told in between comes twice, never not at all.
          await socket.join(`${identity.orgId}/${room}`)
          const { seq } = await tx.one<{ seq: number }>(sql`
          select coalesce(max(seq), 0)::int as seq from foundation.events where org_id = ${tx.orgId} and stream = ${room}`)
          if (since === undefined) return { ok: true, seq }
          if (seq - since > MOST_MISSED || since > seq) return { ok: true, seq, resync: true }
          const missed = await tx.many<{ name: string; seq: number; told_at: Date }>(sql`
          select name, seq, told_at from foundation.events
           where org_id = ${tx.orgId} and stream = ${room} and seq > ${since} order by seq limit ${MOST_MISSED}`)
          return {
            ok: true,
            seq,
            missed: missed.map((row) => ({
              topic: room,
              event: row.name,
              id,
              seq: row.seq,
              at: row.told_at.toISOString(),
            })),
          }
        },
      )
    } catch (error) {
      log().warn({ error: String(error) }, 'could not join')
      return { ok: false, reason: 'live.unavailable' }
    }
  }

  /** A fresh token for a long-lived socket; it must be the same person. */
  async #renew(socket: LiveSocket, asked: unknown): Promise<boolean> {
    const read = z.object({ token: z.string().max(4000) }).safeParse(asked)
    const identity = read.success
      ? await this.#options.identify(read.data.token).catch(() => null)
      : null
    const same =
      identity?.actor.id === socket.data.identity.actor.id &&
      identity?.orgId === socket.data.identity.orgId
    if (!identity || !same) return false
    socket.data.identity = identity
    return true
  }

  #closeExpired(): void {
    const now = this.#options.database.clock.now()
    for (const socket of this.#namespace.sockets.values()) {
      if (socket.data.identity.until < now) socket.disconnect(true)
    }
  }
}
