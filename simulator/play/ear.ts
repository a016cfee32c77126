import { io, type Socket } from 'socket.io-client'
import { Joined, LIVE_NAMESPACE, Pushed, Told } from '#contract/live'
import { PushedPosition } from '#contract/tracking'
import { type City, originOf } from './city.ts'

const ANSWER_WITHIN_MS = 10_000
const TRY_AGAIN_MS = 5000
/** Words with ears of their own, and the greeting, which answers the connection. */
const OWN_WORDS = new Set(['told', 'pushed', 'connected'])

export interface EarOptions {
  readonly city: City
  readonly token: () => string
  readonly personId: () => string
  readonly onTold: (told: Told) => void
  /** Connect again by itself when the line is lost. */
  readonly reconnects: boolean
  /** See that the token is good; before the line is tried again. */
  readonly freshen: () => Promise<void>
  /** The line is there again: something may have been missed. */
  readonly onBack: () => void
}

/** Somebody's socket: rooms they may hear, and what is said in them. */
export class Ear {
  readonly #options: EarOptions
  readonly #rooms = new Set<string>()
  #socket: Socket | undefined

  constructor(options: EarOptions) {
    this.#options = options
  }

  get isOpen(): boolean {
    return this.#socket !== undefined
  }

  /** Connect and be in the rooms of before. */
  async open(): Promise<void> {
    if (this.#socket) return
    const { city, token, reconnects } = this.#options
    const socket = io(originOf(city) + LIVE_NAMESPACE, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: reconnects,
      reconnectionDelay: 2000,
      auth: (answer) => answer({ token: token() }),
    })
    this.#socket = socket
    socket.on('told', (said: unknown) => this.#told(said))
    socket.on('pushed', (said: unknown) => this.#pushed(said))
    // Words of a product's own dialect say the same again: heard, and nothing done about it.
    socket.onAny((word: string) => {
      if (!OWN_WORDS.has(word)) city.messageCame()
    })
    if (reconnects) this.#keepTrying(socket)
    await new Promise<void>((settle, fail) => {
      socket.once('connect', settle)
      if (!reconnects) socket.once('connect_error', fail)
      else setTimeout(settle, ANSWER_WITHIN_MS).unref()
    })
  }

  /** Be in a room from now on; answers whether the server lets. */
  async join(room: string): Promise<boolean> {
    const answer = await this.#ask('join', { topic: room })
    const joined = Joined.safeParse(answer)
    if (!joined.success || !joined.data.ok) return false
    this.#rooms.add(room)
    return true
  }

  /** Hear a room no longer. When this resolves, nothing more comes from it. */
  async leave(room: string): Promise<void> {
    if (!this.#rooms.delete(room)) return
    this.#socket?.emit('leave', { topic: room })
    await this.renew(this.#options.token())
  }

  /** A fresh token for the open line. */
  async renew(token: string): Promise<void> {
    if (this.#socket) await this.#ask('renew', { token })
  }

  /** Hang up. The rooms are left first, and the server's word for it awaited. */
  async close(): Promise<void> {
    if (!this.#socket) return
    for (const room of this.#rooms) this.#socket.emit('leave', { topic: room })
    this.#rooms.clear()
    await this.renew(this.#options.token())
    this.#socket.disconnect()
    this.#socket = undefined
  }

  async #ask(word: string, what: object): Promise<unknown> {
    return this.#socket
      ?.timeout(ANSWER_WITHIN_MS)
      .emitWithAck(word, what)
      .catch(() => undefined)
  }

  /** A server that came back, or that hung up on an old token, is rung again. */
  #keepTrying(socket: Socket): void {
    const again = async () => {
      if (this.#socket !== socket || socket.active) return
      await this.#options.freshen().catch(() => {})
      socket.connect()
    }
    const later = () => {
      setTimeout(() => void again(), TRY_AGAIN_MS).unref()
    }
    socket.on('disconnect', later)
    socket.on('connect_error', later)
    let isFirst = true
    socket.on('connect', () => {
      if (!isFirst) void this.#joinAgain().then(() => this.#options.onBack())
      isFirst = false
    })
  }

  async #joinAgain(): Promise<void> {
    for (const room of [...this.#rooms]) {
      if (!(await this.join(room))) this.#rooms.delete(room)
    }
  }

  #told(said: unknown): void {
    const told = Told.parse(said)
    this.#options.city.tally.add('heard.told')
    this.#options.onTold(told)
    this.#options.city.messageCame()
  }

  #pushed(said: unknown): void {
    const { city, personId } = this.#options
    const { kind, payload } = Pushed.parse(said)
    city.tally.add(`heard.${kind}`)
    const seen = kind === 'position' ? PushedPosition.safeParse(payload) : undefined
    if (seen?.success) {
      const { sessionId, position } = seen.data
      const { point, recordedAt } = position
      const viewerId = personId()
      const subject = city.sightings.subjectOf(sessionId)
      city.sightings.note({
        viewerId,
        how: 'push',
        subject,
        seenAt: city.now(),
        recordedAt,
        point,
      })
    }
    city.messageCame()
  }
}
