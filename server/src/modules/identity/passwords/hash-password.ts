import { hash, verify } from '@node-rs/argon2'
import { refuse } from '../refusals.ts'

/** argon2id as OWASP has it: 19 MiB, two passes, one lane; about 25 ms. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Hashes at once: memory stays below 40 MiB, and other work gets its turn on two cores. */
const AT_ONCE = 2
/** Waiting beyond this would take longer than people wait. */
const MOST_WAITING = 60

let running = 0
const waiting: (() => void)[] = []

/** A hash to keep. Refuses `identity.too_busy` when too many wait. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, COST))
}

/**
 * Whether the password is the one that was hashed. Without a hash it takes as long and says no:
 * an unknown account answers no faster than a known one.
 */
export async function isPassword(
  hashed: string | null | undefined,
  password: string,
): Promise<boolean> {
  const against = hashed ?? (await decoy())
  const matches = await inTurn(() => verify(against, password))
  return matches && typeof hashed === 'string'
}

let made: Promise<string> | undefined

function decoy(): Promise<string> {
  made ??= hash('nobody has this password', COST)
  return made
}

async function inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MOST_WAITING) throw refuse.too_busy()
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else {
    running += 1
  }
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}
