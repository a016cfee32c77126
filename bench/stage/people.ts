import { createClient } from '#contract'
import { register } from '#contract/identity'
import { newId } from '#foundation/ids'

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
