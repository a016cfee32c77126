import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Socket } from 'socket.io'
import type { z } from 'zod'
import type { Database, Tx } from '#foundation/db'
import { Refusal } from '#foundation/refusals'
import { log } from '#foundation/telemetry'
import { type BringWord, type Dialect, ownRoom, type RoomWord, type Said } from './dialect.ts'
import type { Identity } from './server.ts'

/** Words that the house keeps for itself, and those of Socket.IO. */
const TAKEN = ['join', 'leave', 'renew', 'told', 'pushed', 'connect', 'connect_error', 'disconnect']
const MOST_ROOMS = 200

export interface Answered {
  readonly ok: boolean
  readonly reason?: string
  readonly [more: string]: unknown
}

type Heard = Socket<any, any, any, { identity: Identity; joined: number }>

/** Understands the clients' words of every dialect, and knows what is said when something is pushed. */
export class Speaker {
  readonly #dialects: readonly Dialect[]
  readonly #database: Database
  readonly #limits = new Map<string, RateLimiterMemory>()

  /** Throws when a word is the house's own, or means two things. */
  constructor(dialects: readonly Dialect[], database: Database) {
    this.#dialects = dialects
    this.#database = database
    const words = dialects.flatMap((each) =>
      [...each.enters, ...each.leaves, ...each.brings].map(({ word }) => word),
    )
    const bad = words.find((word, at) => TAKEN.includes(word) || words.indexOf(word) !== at)
    if (bad) throw new Error(`the word ${bad} means something else already`)
    for (const { word, limit } of dialects.flatMap((each) => each.brings))
      this.#limits.set(
        word,
        new RateLimiterMemory({ points: limit.points, duration: limit.seconds }),
      )
  }

  /** Listen to a socket that came in, and greet it. */
  welcome(socket: Heard): void {
    if (this.#dialects.length === 0) return
    const { actor, orgId } = socket.data.identity
    if (actor.id) void socket.join(`${orgId}/${ownRoom(actor.id)}`)
    for (const each of this.#dialects) {
      for (const word of each.enters)
        this.#on(socket, word, (input) => this.#enter(socket, word, input))
      for (const word of each.leaves)
        this.#on(socket, word, (input) => this.#leave(socket, word, input))
      for (const word of each.brings)
        this.#on(socket, word, (input) => this.#bring(socket, word, input))
      socket.emit(each.greets.word, each.greets.says(actor.id ?? null))
    }
  }

  /** What is said because of something that was pushed to `<topic>:<id>`. */
  said(room: string, kind: string, payload: unknown): Said[] {
    const topic = room.slice(0, room.indexOf(':'))
    return this.#dialects.flatMap((each) =>
      each.pushes
        .filter((words) => words.topic === topic && words.kind === kind)
        .flatMap((words) => words.say(payload)),
    )
  }

  #on(
    socket: Heard,
    { word, input }: { readonly word: string; readonly input: z.ZodType },
    work: (input: unknown) => Promise<Answered>,
  ): void {
    socket.on(word, (asked: unknown, answer: unknown) => {
      const read = input.safeParse(asked)
      const answered = read.success
        ? work(read.data)
        : Promise.resolve<Answered>({ ok: false, reason: 'live.bad_input' })
      void answered.then((said) => {
        if (typeof answer === 'function') answer(said)
      })
    })
  }

  async #enter(socket: Heard, word: RoomWord, input: unknown): Promise<Answered> {
    if (socket.rooms.size > MOST_ROOMS) return { ok: false, reason: 'live.too_many_rooms' }
    return this.#inTransaction(socket, true, async (tx) => {
      const rooms = await word.rooms(tx, input)
      if (rooms.length === 0) return { ok: false, reason: 'live.not_permitted' }
      for (const room of rooms) await socket.join(`${tx.orgId}/${room}`)
      return { ok: true }
    })
  }

  async #leave(socket: Heard, word: RoomWord, input: unknown): Promise<Answered> {
    return this.#inTransaction(socket, true, async (tx) => {
      for (const room of await word.rooms(tx, input)) await socket.leave(`${tx.orgId}/${room}`)
      return { ok: true }
    })
  }

  async #bring(socket: Heard, word: BringWord, input: unknown): Promise<Answered> {
    const { actor } = socket.data.identity
    if (!actor.permits.has(word.permit)) return { ok: false, reason: 'live.not_permitted' }
    const isEarly = await this.#limits
      .get(word.word)
      ?.consume(actor.id ?? socket.id)
      .then(
        () => false,
        () => true,
      )
    if (isEarly) return { ok: false, reason: 'http.too_often' }
    return this.#inTransaction(socket, false, async (tx) => ({
      ok: true,
      ...((await word.work(tx, input)) as object | undefined),
    }))
  }

  async #inTransaction(
    socket: Heard,
    readOnly: boolean,
    work: (tx: Tx) => Promise<Answered>,
  ): Promise<Answered> {
    const { orgId, actor } = socket.data.identity
    try {
      return await this.#database.transact({ orgId, actor, readOnly }, work)
    } catch (error) {
      if (error instanceof Refusal) return { ok: false, reason: error.reason }
      log().warn({ error: String(error) }, 'a word could not be heard')
      return { ok: false, reason: 'live.unavailable' }
    }
  }
}
