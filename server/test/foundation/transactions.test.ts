import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Database, named, sql, type Tx } from '#foundation/db'
import { refusals } from '#foundation/refusals'
import { expectRefusal, makeWorld, type World } from '#testing'
import { lotsModule, openLot } from './lots/index.ts'

const refuse = refusals('transactions_test', { no: { kind: 'conflict', says: 'No.' } })

let world: World
beforeAll(async () => {
  world = await makeWorld({ rooms: [lotsModule] })
})
afterAll(() => world.close())

const somebody = () => world.person({ roles: ['bidder'] })
const note = (tx: Tx, lotId: string, seq: number) =>
  tx.run(sql`insert into lots.effects (lot_id, seq) values (${lotId}, ${seq})`)
const seqs = async (lotId: string) =>
  (
    await world.raw<{ seq: number }>(
      sql`select seq from lots.effects where lot_id = ${lotId} order by seq`,
    )
  ).map(({ seq }) => seq)
const aLot = async () => (await somebody().act(openLot)).id

test('pooled connections never carry an organisation: two take turns on three connections, a thousand times', async () => {
  const few = new Database({
    url: world.url,
    clock: world.clock,
    wiring: world.wired.wiring,
    connections: 3,
  })
  const orgs = [world.orgId, world.otherOrgId] as const
  const own = new Map<string, string>()
  for (const orgId of orgs)
    own.set(orgId, (await world.person({ roles: ['bidder'], orgId }).act(openLot)).id)
  const steps = fc.array(
    fc.record({
      which: fc.integer({ min: 0, max: 1 }),
      ends: fc.constantFrom('commit', 'refuse', 'fail', 'keep'),
    }),
    { minLength: 100, maxLength: 100 },
  )
  let count = 0
  await fc.assert(
    fc.asyncProperty(steps, async (turns) => {
      const seen = await Promise.all(
        turns.map(async ({ which, ends }) => {
          const orgId = orgs[which]!
          const rows: { lots: string[]; org: string }[] = []
          await few
            .transact({ orgId, actor: somebody().actor }, async (tx) => {
              rows.push(
                await tx.one(sql`
          select (select coalesce(array_agg(id), '{}') from lots.lots where id = any(${[...own.values()]}::uuid[])) as lots,
                 foundation.current_org() as org`),
              )
              if (ends === 'refuse') throw refuse.no()
              if (ends === 'keep') throw refuse.no({}, { keep: true })
              if (ends === 'fail') await tx.run(sql`select 1 / 0`)
            })
            .catch(() => {})
          return { orgId, row: rows[0] }
        }),
      )
      count += seen.length
      for (const { orgId, row } of seen) expect(row).toEqual({ org: orgId, lots: [own.get(orgId)] })
    }),
    { numRuns: 10 },
  )
  expect(count).toBe(1000)
  await few.close()
})

test('what is left over from a transaction may not speak in the next one', async () => {
  const lotId = await aLot()
  let left: Tx | undefined
  await somebody().act(async (tx) => {
    left = tx
  })
  await expect(note(left!, lotId, 1)).rejects.toThrow(/this transaction is over/)
  await expect(left!.causedBy(left!.correlationId, null).many(sql`select 1`)).rejects.toThrow(
    /this transaction is over/,
  )
  await expect(left!.attempt(async () => 1)).rejects.toThrow(/this transaction is over/)
  expect(await seqs(lotId)).toEqual([])
})

test('a refusal takes back what was done, and one that keeps does not', async () => {
  const lotId = await aLot()
  const heard: string[] = []
  await expectRefusal(
    somebody().act(async (tx) => {
      tx.afterCommit(() => heard.push('refused'))
      await note(tx, lotId, 1)
      throw refuse.no()
    }),
    'transactions_test.no',
  )
  expect(await seqs(lotId)).toEqual([])
  await expectRefusal(
    somebody().act(async (tx) => {
      tx.afterCommit(() => heard.push('kept'))
      await note(tx, lotId, 2)
      throw refuse.no({}, { keep: true })
    }),
    'transactions_test.no',
  )
  expect(await seqs(lotId)).toEqual([2])
  expect(heard).toEqual(['kept'])
})

test('work that swallows a failed statement is not told that it was done', async () => {
  const lotId = await aLot()
  const heard: string[] = []
  const work = somebody().act(async (tx) => {
    tx.afterCommit(() => heard.push('done'))
    await note(tx, lotId, 1)
    await tx.run(sql`select 1 / 0`).catch(() => {})
    return 'done'
  })
  await expect(work).rejects.toThrow(/nothing was stored/)
  expect(await seqs(lotId)).toEqual([])
  expect(heard).toEqual([])
})

test('an attempt that fails takes back its own work only, also within another', async () => {
  const lotId = await aLot()
  const heard: number[] = []
  await somebody().act(async (tx) => {
    const mark = async (seq: number) => {
      tx.afterCommit(() => heard.push(seq))
      await note(tx, lotId, seq)
    }
    await mark(1)
    await tx.attempt(async () => {
      await mark(2)
      await tx
        .attempt(async () => {
          await mark(3)
          await tx.run(sql`select 1 / 0`)
        })
        .catch(() => {})
      await mark(4)
    })
    await tx
      .attempt(async () => {
        await mark(5)
        throw refuse.no()
      })
      .catch(() => {})
    await mark(6)
  })
  expect(await seqs(lotId)).toEqual([1, 2, 4, 6])
  expect(heard).toEqual([1, 2, 4, 6])
})

test('afterCommit runs after the commit and never without it', async () => {
  const lotId = await aLot()
  const seen: Promise<number[]>[] = []
  await somebody().act(async (tx) => {
    tx.afterCommit(() => seen.push(seqs(lotId)))
    await note(tx, lotId, 1)
    expect(await seqs(lotId)).toEqual([])
    expect(seen).toEqual([])
  })
  expect(await Promise.all(seen)).toEqual([[1]])
})

test('a deadlock is tried again, and both are done', async () => {
  const [one, two] = [await aLot(), await aLot()]
  const lock = (tx: Tx, id: string) =>
    tx.one(sql`select id from lots.lots where id = ${id} for update`)
  const wait = () => new Promise((resolve) => setTimeout(resolve, 150))
  const cross = (first: string, second: string) =>
    somebody().act(async (tx) => {
      await lock(tx, first)
      await wait()
      await lock(tx, second)
      await note(tx, first, 1)
    })
  await Promise.all([cross(one, two), cross(two, one)])
  expect([await seqs(one), await seqs(two)]).toEqual([[1], [1]])
})

test('a read-only transaction cannot write', async () => {
  const lotId = await aLot()
  const reading = world.database.transact(
    { orgId: world.orgId, actor: somebody().actor, readOnly: true },
    (tx) => note(tx, lotId, 1),
  )
  await expect(reading).rejects.toThrow(/read-only transaction/)
})

test('an organisation or an actor that is no id never becomes a statement', async () => {
  const { actor } = somebody()
  for (const orgId of ["'; drop schema lots cascade; --", '', world.orgId.toUpperCase()]) {
    await expect(
      world.database.transact({ orgId, actor }, (tx) => tx.many(sql`select 1`)),
    ).rejects.toThrow('not an id')
  }
  await expect(
    world.database.transact(
      { orgId: world.orgId, actor: { ...actor, id: "x';--" } },
      async () => 1,
    ),
  ).rejects.toThrow('not an id')
})

test('values become parameters, names are plain or refused', async () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      const query = sql`select ${a} ${sql`where x = ${b}`}`
      expect(query).toMatchObject({ text: 'select $1 where x = $2', values: [a, b] })
    }),
  )
  const plain = /^[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)?$/
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string({ unit: fc.constantFrom('a', '_', '.', '1', '"', ' ', ';', '-', 'É', '\n') }),
      ),
      (name) => {
        if (plain.test(name) && !name.includes('\n')) expect(named(name).text).toBe(name)
        else expect(() => named(name)).toThrow('not a plain SQL name')
      },
    ),
    { numRuns: 3000 },
  )
  for (const name of ['lots.lots; drop table x', 'a.b.c', 'a"b', 'A', "a'", '', 'a\n', 'a--'])
    expect(() => named(name)).toThrow()
  const answer = await somebody().act((tx) =>
    tx.one<{ said: string }>(sql`select ${"'; drop schema lots cascade; --"}::text as said`),
  )
  expect(answer.said).toBe("'; drop schema lots cascade; --")
})
