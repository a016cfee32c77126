import { LIVE_NAMESPACE } from '#contract/live'

/** What a socket heard: the event's name and its first argument. */
export type Hear = (event: string, payload: unknown) => void

/**
 * A client of Socket.IO that speaks only what a load needs (Engine.IO 4 over a WebSocket, one
 * namespace, no binary), because two thousand whole clients would be the load themselves.
 */
export class LightSocket {
  readonly #socket: WebSocket
  readonly #hear: Hear
  readonly #acks = new Map<number, (answer: unknown) => void>()
  #asked = 0
  /** Runs when the connection ended without being asked to. */
  onGone: () => void = () => {}

  private constructor(socket: WebSocket, hear: Hear) {
    this.#socket = socket
    this.#hear = hear
  }

  /** Connect with a token; resolves when the namespace has taken us. */
  static open(origin: string, auth: unknown, hear: Hear): Promise<LightSocket> {
    const socket = new WebSocket(
      `${origin.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`,
    )
    const light = new LightSocket(socket, hear)
    return new Promise((resolve, reject) => {
      socket.addEventListener('message', ({ data }) => {
        const text = String(data)
        if (text === '2') socket.send('3')
        else if (text.startsWith('0'))
          socket.send(`40${LIVE_NAMESPACE},${JSON.stringify(auth ?? {})}`)
        else if (text.startsWith('40')) resolve(light)
        else if (text.startsWith('44')) reject(new Error(`the namespace refused: ${text}`))
        else light.#read(text)
      })
      socket.addEventListener('error', () => reject(new Error('the socket could not be opened')))
      socket.addEventListener('close', () => light.onGone())
    })
  }

  /** Send an event and wait for its answer. */
  ask(event: string, payload: unknown): Promise<unknown> {
    this.#asked += 1
    const id = this.#asked
    return new Promise((resolve) => {
      this.#acks.set(id, resolve)
      this.#socket.send(`42${LIVE_NAMESPACE},${id}${JSON.stringify([event, payload])}`)
    })
  }

  close(): void {
    this.onGone = () => {}
    this.#socket.close()
  }

  #read(text: string): void {
    const start = text.indexOf('[')
    if (start < 0) return
    if (text.startsWith('43')) {
      const id = Number(/,(\d+)$/.exec(text.slice(0, start))?.[1] ?? Number.NaN)
      const [answer] = JSON.parse(text.slice(start)) as unknown[]
      this.#acks.get(id)?.(answer)
      this.#acks.delete(id)
    } else if (text.startsWith('42')) {
      const [event, payload] = JSON.parse(text.slice(start)) as [string, unknown]
      this.#hear(event, payload)
    }
  }
}

/** Open so many, a few at a time, so that the opening is no storm of its own. */
export async function openSockets(
  count: number,
  open: (index: number) => Promise<LightSocket>,
  atOnce = 25,
): Promise<LightSocket[]> {
  const sockets: LightSocket[] = []
  const queue = Array.from({ length: count }, (_, index) => index)
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift())
        sockets.push(await open(next))
    }),
  )
  return sockets
}
