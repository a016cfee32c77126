import { newId } from '#foundation/ids'
import type { Citizen } from './town.ts'

/** One answer of the server, or the reason why there was none. */
export interface Answer {
  readonly status: number
  readonly retryAfter: string | null
  /** The envelope, if it was one. */
  readonly success?: boolean
  readonly reason?: string
  readonly id?: string
  /** When it was asked and when it was answered, on the process's own watch. */
  readonly askedMs: number
  readonly atMs: number
}

/** Save an address under an idempotency key, without any mercy of a client. */
export async function saveAt(baseUrl: string, who: Citizen, key: string): Promise<Answer> {
  const askedMs = performance.now()
  const response = await fetch(`${baseUrl}/addresses`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${who.token}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: JSON.stringify({
      label: key.slice(-12),
      line: 'Somewhere 1',
      point: { lat: 41.65, lng: -70.93 },
    }),
  }).catch((error: unknown) => error as Error)
  if (response instanceof Error)
    return {
      status: 0,
      retryAfter: null,
      reason: String(response.cause ?? response),
      askedMs,
      atMs: performance.now(),
    }
  const envelope = (await response.json().catch(() => ({}))) as {
    success?: boolean
    data?: { id: string }
    error?: { reason: string }
  }
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    success: envelope.success,
    reason: envelope.error?.reason,
    id: envelope.data?.id,
    askedMs,
    atMs: performance.now(),
  }
}

export interface Load {
  /** Every answer, in the order they came. */
  readonly answers: readonly Answer[]
  /** Key → who asked and the id that was answered with success. */
  readonly saved: ReadonlyMap<string, { who: Citizen; id: string }>
  /** Keys that were never answered with success; nobody knows what became of them. */
  readonly open: ReadonlyMap<string, Citizen>
  stop(): Promise<void>
}

const PAUSE_MS = 60

/** Each citizen saves one address after another until `stop`; each with a key of its own. */
export function startLoad(baseUrl: () => string, citizens: readonly Citizen[], most = 22): Load {
  const answers: Answer[] = []
  const saved = new Map<string, { who: Citizen; id: string }>()
  const open = new Map<string, Citizen>()
  let going = true
  const running = citizens.map(async (who) => {
    for (let turn = 0; going && turn < most; turn += 1) {
      const key = newId()
      open.set(key, who)
      const answer = await saveAt(baseUrl(), who, key)
      answers.push(answer)
      if (answer.status === 201 && answer.id) {
        saved.set(key, { who, id: answer.id })
        open.delete(key)
      }
      await pause(PAUSE_MS)
    }
  })
  return {
    answers,
    saved,
    open,
    async stop() {
      going = false
      await Promise.all(running)
    },
  }
}

export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms))

/** Wait in real time until something is so; answers how long it took, milliseconds. */
export async function untilSo(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  withinMs = 15_000,
): Promise<number> {
  const begun = performance.now()
  for (;;) {
    if (
      await Promise.resolve()
        .then(isSo)
        .catch(() => false)
    )
      return performance.now() - begun
    if (performance.now() - begun > withinMs)
      throw new Error(`it did not come about in ${withinMs} ms: ${what}`)
    await pause(50)
  }
}
