/** Reads one part of an address; undefined when it is not what it should be. */
type Reader<Part> = (written: unknown) => Part | undefined
type Parts = Readonly<Record<string, Reader<unknown>>>
type Read<Some extends Parts> = { [Name in keyof Some]?: ReturnType<Some[Name]> }

/**
 * What the address of a route may carry: `validateSearch: search({ group: oneOf(GROUPS) })`. Each
 * part is read by itself, and left out when it is wrong: an old link still opens. For routes, which
 * are there before the first screen; screens may use schemas (features/console/address.ts).
 */
export function search<Some extends Parts>(parts: Some) {
  return (written: Record<string, unknown>): Read<Some> => {
    const read: Record<string, unknown> = {}
    for (const [name, reader] of Object.entries(parts)) {
      const part = reader(written[name])
      if (part !== undefined) read[name] = part
    }
    // Made of these very readers, name by name; the compiler cannot follow a loop.
    return read as Read<Some>
  }
}

/** Words, at most so many letters, in this shape. */
export const text =
  (most = 200, shape?: RegExp): Reader<string> =>
  (written) =>
    typeof written === 'string' && written.length <= most && (!shape || shape.test(written))
      ? written
      : undefined

/** One of these words. */
export const oneOf =
  <const Word extends string>(words: readonly Word[]): Reader<Word> =>
  (written) =>
    words.find((word) => word === written)

/** Any of these words, without the wrong ones; undefined when none is left. */
export const someOf =
  <const Word extends string>(words: readonly Word[]): Reader<Word[]> =>
  (written) => {
    const right = Array.isArray(written) ? words.filter((word) => written.includes(word)) : []
    return right.length > 0 ? right : undefined
  }

/** What either of two readers takes. */
export const either =
  <One, Other>(one: Reader<One>, other: Reader<Other>): Reader<One | Other> =>
  (written) =>
    one(written) ?? other(written)

/** Said, or left out. */
export const flag: Reader<true> = (written) => (written === true ? true : undefined)

/** A day: `2026-11-26`. */
export const day = text(10, /^\d{4}-\d\d-\d\d$/)

/** A number from here to there. */
export const between =
  (least: number, most: number): Reader<number> =>
  (written) =>
    typeof written === 'number' && written >= least && written <= most ? written : undefined

/** An instant, ISO. */
export const instant: Reader<string> = (written) =>
  typeof written === 'string' &&
  /^\d{4}-\d\d-\d\dT/.test(written) &&
  !Number.isNaN(Date.parse(written))
    ? written
    : undefined
