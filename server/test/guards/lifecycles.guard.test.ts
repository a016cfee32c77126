import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkModel } from '#foundation/lifecycle'
import { cloneDatabase, dropDatabase } from '#testing'
import { rooms } from '../../../tools/generate/documents.ts'
import { type StoryTable, storyBreaches } from '../../../tools/guards/stories.ts'

const stories = rooms.flatMap((room) => room.lifecycles.map((of) => ({ room, of })))
const name = `lifecycles_${process.pid}`
const all = stories.map(({ of }) => ({
  name: of.name,
  table: of.table,
  states: [...of.states].map(String),
}))

test('the guard sees life stories', () => {
  expect(stories.length).toBeGreaterThan(4)
})

test('every life story holds: reachable, with a way out, money kept', () => {
  expect(stories.flatMap(({ of }) => checkModel(of))).toEqual([])
})

test('whoever has a timer says how the clock moves, and tells what the moves tell', () => {
  const wrong = stories.flatMap(({ room, of }) => {
    const events = new Set(room.events.map((each) => each.name))
    const moves = Object.values(of.moves as Record<string, { tells: { name: string } }>)
    return [
      ...(of.timers.length > 0 && !room.timers[of.name]
        ? [`${of.name}: nobody moves for the clock`]
        : []),
      ...moves
        .filter((move) => !events.has(move.tells.name))
        .map((move) => `${of.name}: ${move.tells.name}`),
    ]
  })
  expect(wrong).toEqual([])
})

describe.skipIf(process.env['KONTOR_TEST_WITHOUT_PG'])('the database', () => {
  let url = ''
  beforeAll(async () => {
    url = await cloneDatabase(name, rooms)
  })
  afterAll(() => dropDatabase(name))

  test('allows the declared states and no others, and has the columns of a story', async () => {
    const tables = await readTables(url)
    expect(tables.length).toBe(all.length)
    expect(storyBreaches(all, tables)).toEqual([])
  })

  test('a planted breach is caught: a state that the database does not know', async () => {
    const tables = await readTables(url)
    const [first, ...rest] = all
    if (!first) throw new Error('no life story')
    const grown = [{ ...first, states: [...first.states, 'forgotten'] }, ...rest]
    expect(storyBreaches(grown, tables)).toEqual([expect.stringContaining('forgotten')])
    expect(storyBreaches([{ ...first, table: 'nowhere.at_all' }], tables)).toHaveLength(1)
  })
})

async function readTables(url: string): Promise<StoryTable[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<StoryTable>(
    `select c.oid::regclass::text as table,
            array(select attname::text from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped) as columns,
            array(select pg_get_constraintdef(k.oid) from pg_constraint k
                   where k.conrelid = c.oid and k.contype = 'c'
                     and k.conkey = array[(select attnum from pg_attribute where attrelid = c.oid and attname = 'state')]) as checks
       from pg_class c
      where c.oid = any($1::regclass[])`,
    [all.map(({ table }) => table)],
  )
  await client.end()
  return rows
}
