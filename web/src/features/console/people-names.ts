import { useMemo } from 'react'
import { listPeople } from '#contract/identity'
import { useRead } from '../../lib/api/index.ts'

const MOST = 50

/** Names of people by their ids, at most fifty; a person who may not be read keeps the end of the id. */
export function usePeopleNames(
  ids: readonly (string | null | undefined)[],
): (id: string | null | undefined) => string {
  const wanted = [...new Set(ids.filter((id): id is string => Boolean(id)))].sort().slice(0, MOST)
  const people = useRead(
    listPeople,
    { ids: wanted, limit: 100 },
    { enabled: wanted.length > 0, keep: true },
  )
  const names = useMemo(
    () => new Map(people.data?.items.map((person) => [person.id, person.name])),
    [people.data],
  )
  return (id) => (id ? (names.get(id) ?? `…${id.slice(-6)}`) : '–')
}
