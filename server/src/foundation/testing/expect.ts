import { Refusal } from '#foundation/refusals'

/** Fails unless the promise is refused by this name; answers the refusal. */
export async function expectRefusal(promise: Promise<unknown>, reason: string): Promise<Refusal> {
  try {
    await promise
  } catch (error) {
    if (error instanceof Refusal && error.reason === reason) return error
    throw new Error(
      `expected the refusal ${reason}, got ${error instanceof Refusal ? error.reason : String(error)}`,
      { cause: error },
    )
  }
  throw new Error(`expected the refusal ${reason}, but it was done`)
}

export interface RaceResult<Answer> {
  readonly won: readonly Answer[]
  readonly refused: readonly string[]
  readonly broken: readonly unknown[]
}

/** Let all of them try at once: who won, the names of the refusals, and anything that is a bug. */
export async function race<Answer>(
  tries: readonly (() => Promise<Answer>)[],
): Promise<RaceResult<Answer>> {
  const ended = await Promise.allSettled(tries.map((attempt) => attempt()))
  const won: Answer[] = []
  const refused: string[] = []
  const broken: unknown[] = []
  for (const end of ended) {
    if (end.status === 'fulfilled') won.push(end.value)
    else if (end.reason instanceof Refusal) refused.push(end.reason.reason)
    else broken.push(end.reason)
  }
  return { won, refused, broken }
}
