import { connect, type Socket } from 'node:net'

export interface Answer {
  readonly status: number
  readonly body: string
}

const HEAD_END = Buffer.from('\r\n\r\n')
const LENGTH = /\r\ncontent-length: *(\d+)/i

/**
 * One kept-alive HTTP/1.1 connection that asks and waits, without the cost of a whole client: the
 * measuring process shares the machine with what it measures. Answers must carry Content-Length.
 */
export class HttpClient {
  readonly #socket: Socket
  #kept: Buffer = Buffer.alloc(0)
  #waits: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | undefined

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.setNoDelay(true)
    socket.on('data', (chunk: Buffer) => this.#hear(chunk))
    socket.on('error', (error) => this.#waits?.reject(error))
    socket.on('close', () => this.#waits?.reject(new Error('the server hung up')))
  }

  /** Connect to an address like `http://127.0.0.1:9001`. */
  static async open(origin: string): Promise<HttpClient> {
    const { hostname, port } = new URL(origin)
    const socket = connect({ host: hostname, port: Number(port) })
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve)
      socket.once('error', reject)
    })
    return new HttpClient(socket)
  }

  /** Send the bytes of one request (see `requestBytes`) and wait for its answer. */
  ask(request: string | Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waits = { resolve, reject }
      this.#socket.write(request)
    })
  }

  close(): void {
    this.#waits = undefined
    this.#socket.destroy()
  }

  #hear(chunk: Buffer): void {
    this.#kept = this.#kept.length === 0 ? chunk : Buffer.concat([this.#kept, chunk])
    const headEnd = this.#kept.indexOf(HEAD_END)
    if (headEnd < 0) return
    const head = this.#kept.toString('latin1', 0, headEnd)
    const length = Number(LENGTH.exec(head)?.[1] ?? Number.NaN)
    if (Number.isNaN(length)) {
      this.#waits?.reject(new Error(`an answer without Content-Length: ${head.slice(0, 200)}`))
      return
    }
    const end = headEnd + HEAD_END.length + length
    if (this.#kept.length < end) return
    const body = this.#kept.toString('utf8', headEnd + HEAD_END.length, end)
    this.#kept = this.#kept.subarray(end)
    const waits = this.#waits
    this.#waits = undefined
    waits?.resolve({ status: Number(head.slice(9, 12)), body })
  }
}

export interface Request {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** A request as it goes over the wire; made once where it is sent many times. */
export function requestBytes({ method, path, headers = {}, body }: Request): Buffer {
  const text = body === undefined ? '' : JSON.stringify(body)
  const lines = [
    `${method} ${path} HTTP/1.1`,
    'host: 127.0.0.1',
    'accept: application/json',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(body === undefined
      ? []
      : ['content-type: application/json', `content-length: ${Buffer.byteLength(text)}`]),
  ]
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${text}`)
}

/** So many open connections to one address. */
export async function openClients(origin: string, count: number): Promise<HttpClient[]> {
  return Promise.all(Array.from({ length: count }, () => HttpClient.open(origin)))
}
