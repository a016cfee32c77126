/**
 * The door of a home: the only thing that two people of the city share without the API. It is a
 * voice, and nobody else hears it.
 */
export class Door {
  readonly #said = new Map<string, string>()
  readonly #calls: string[] = []
  readonly #homes = new Set<string>()

  /** This customer is of the city, and can be heard at a door. */
  moveIn(customerId: string): void {
    this.#homes.add(customerId)
  }

  /** Whether somebody of the city lives there; people at a screen have no voice here. */
  isOfTheCity(customerId: string): boolean {
    return this.#homes.has(customerId)
  }

  /** The customer opens and reads the four digits out. */
  say(bookingId: string, code: string): void {
    this.#said.set(bookingId, code)
  }

  /** What was said at this door; undefined while nobody opened. */
  listen(bookingId: string): string | undefined {
    return this.#said.get(bookingId)
  }

  /** Nobody opens who can speak: the technician rings operations. */
  ringOperations(bookingId: string): void {
    if (!this.#calls.includes(bookingId)) this.#calls.push(bookingId)
  }

  /** The next call for operations; undefined when the line is quiet. */
  nextCall(): string | undefined {
    return this.#calls.shift()
  }

  close(bookingId: string): void {
    this.#said.delete(bookingId)
  }
}
