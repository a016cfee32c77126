import { createClient } from '#contract'
import { register, signIn } from '#contract/identity'
import { Database, SYSTEM } from '#foundation/db'
import { newId } from '#foundation/ids'
import { registerPerson } from '#modules/identity'
import type { Stage } from './stage.ts'

/** Somebody who is signed in, as far as a load needs to know them. */
export interface Person {
  readonly id: string
  readonly token: string
}

/** Register so many people over HTTP, as everybody does; one after another, four at a time. */
export async function registerPeople(baseUrl: string, count: number): Promise<Person[]> {
  const people: Person[] = []
  const queue = Array.from({ length: count }, (_, index) => index)
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const signedIn = await createClient({ baseUrl }).call(register, {
          email: `${newId()}@bench.example`,
          password: `a long password ${newId()}`,
          name: 'Somebody',
        })
        people.push({ id: signedIn.profile.id, token: signedIn.accessToken })
      }
    }),
  )
  return people
}

/** The header of a signed-in request. */
export function bearer(person: Person): Record<string, string> {
  return { authorization: `Bearer ${person.token}` }
}

/** A founder, made in the database because nobody may call themselves one, and signed in over HTTP. */
export async function registerStaff(stage: Stage, origin: string): Promise<Person> {
  const email = `${newId()}@bench.example`
  const password = `a long password ${newId()}`
  const database = new Database({ url: stage.databaseUrl, connections: 2 })
  await database.transact({ orgId: stage.orgId, actor: SYSTEM }, (tx) =>
    registerPerson(tx, {
      name: 'Somebody',
      email,
      password,
      roles: ['founder'],
      isEmailVerified: true,
    }),
  )
  await database.close()
  const signedIn = await createClient({ baseUrl: `${origin}/zenvee/v1` }).call(signIn, {
    email,
    password,
    device: 'bench',
  })
  return { id: signedIn.profile.id, token: signedIn.accessToken }
}
