import { ApiFailure, type Client, createClient } from '#contract/client'
import type { Endpoint, InputOf, OutputOf } from '#contract/endpoint'
import { uploadFile } from '#contract/files'
import { refresh, type SignedIn, signIn } from '#contract/identity'
import type { City } from './city.ts'
import type { Dice } from './dice.ts'

/** A token is changed for a fresh one so long before it ends. */
export const RENEW_BEFORE_MS = 60_000
const UNREACHABLE = new Set([0, 503])
const TOO_OFTEN = 429

/** Thrown when the server cannot be reached, or asks for a pause; the deed is done again later. */
export class ServerAway extends Error {}

/** An answer, or the name of the refusal. */
export interface Tried<Answer> {
  readonly answer?: Answer
  readonly refused?: string
}

/** Somebody's telephone: signed in, with a token that is always good. */
export class Caller {
  readonly #city: City
  readonly #who: { readonly email: string; readonly password: string }
  readonly #dice: Dice
  readonly #client: Client
  #signedIn: SignedIn | undefined
  /** Hears of every fresh token, to renew a socket's. */
  onToken: (token: string) => Promise<void> = async () => {}

  constructor(city: City, who: { email: string; password: string }, dice: Dice) {
    this.#city = city
    this.#who = who
    this.#dice = dice
    this.#client = createClient({
      baseUrl: city.baseUrl,
      token: () => this.#signedIn?.accessToken ?? null,
      onAnswer: (seen) => city.tally.answered(seen),
    })
  }

  get isSignedIn(): boolean {
    return this.#signedIn !== undefined
  }

  get token(): string {
    return this.#signedIn?.accessToken ?? ''
  }

  get personId(): string {
    return this.#signedIn?.profile.id ?? ''
  }

  /** When the token should be renewed, milliseconds of the city's time. */
  get renewAt(): number {
    const until = this.#signedIn?.accessExpiresAt
    return until ? Date.parse(until) - RENEW_BEFORE_MS : Number.POSITIVE_INFINITY
  }

  async signIn(): Promise<void> {
    this.#signedIn = await this.#send(signIn, { ...this.#who, device: 'The city' })
    await this.onToken(this.token)
  }

  /** A fresh token when the present one is about to end. */
  async keepFresh(): Promise<void> {
    if (!this.#signedIn) return this.signIn()
    if (this.#city.now() < this.renewAt) return
    try {
      this.#signedIn = await this.#send(refresh, { refreshToken: this.#signedIn.refreshToken })
      await this.onToken(this.token)
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error
      this.#signedIn = undefined
      await this.signIn()
    }
  }

  /** Knock at a door. Throws ApiFailure when it refuses, ServerAway when nobody is there. */
  async call<E extends Endpoint>(door: E, input: InputOf<E>): Promise<OutputOf<E>> {
    await this.keepFresh()
    return this.#send(door, input)
  }

  /** The same, where a declared refusal is an answer. */
  async tries<E extends Endpoint>(door: E, input: InputOf<E>): Promise<Tried<OutputOf<E>>> {
    try {
      return { answer: await this.call(door, input) }
    } catch (error) {
      if (!(error instanceof ApiFailure) || !door.refuses.includes(error.error.reason)) throw error
      this.#city.tally.refused(error.error.reason)
      return { refused: error.error.reason }
    }
  }

  /** Upload a picture; answers its id. */
  async upload(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<string> {
    await this.keepFresh()
    const form = new FormData()
    form.append('file', new Blob([bytes], { type: 'image/png' }), name)
    const started = performance.now()
    const response = await fetch(this.#client.url(uploadFile, {}), {
      method: 'POST',
      body: form,
      headers: { authorization: `Bearer ${this.token}`, 'idempotency-key': this.#dice.key() },
    }).catch((error: unknown) => {
      this.#city.lost()
      throw new ServerAway(String(error))
    })
    const { method, path } = uploadFile
    const { status } = response
    const ms = performance.now() - started
    this.#city.tally.answered({ method, path, status, ms, traceId: '' })
    const { data } = (await response.json()) as { data: { id: string } | null }
    if (!data) throw new Error(`the upload was answered ${status}`)
    return data.id
  }

  async #send<E extends Endpoint>(door: E, input: InputOf<E>): Promise<OutputOf<E>> {
    const keyed = door.method === 'POST' ? { idempotencyKey: this.#dice.key() } : {}
    try {
      return await this.#client.call(door, input, keyed)
    } catch (error) {
      const status = error instanceof ApiFailure ? error.status : undefined
      if (!(error instanceof ApiFailure) || status === undefined) throw error
      if (status !== TOO_OFTEN && !UNREACHABLE.has(status)) throw error
      if (status !== TOO_OFTEN) this.#city.lost()
      throw new ServerAway(error.message)
    }
  }
}
