import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#foundation/db'
import { newId } from '#foundation/ids'
import { auditModule } from '#modules/audit'
import { expectRefusal, makeWorld, race, type World } from '#testing'
import { editWeights } from './edit-weights.ts'
import { painters } from './engine/example.ts'
import { MatchRecorded, matchingModule, recordMatch, WeightsEdited } from './index.ts'
import { listMatches, readMatch, replayMatch, whatIfMatch } from './look-at-matches.ts'
import { listMyRankings, readMyRanking } from './my-rankings.ts'
import { readWeights } from './read-weights.ts'
import { readWhy } from './read-why.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld({ rooms: [auditModule, matchingModule] })
})
afterAll(() => world.close())

const facts = { licensed: true, free: true, minutesAway: 20.1, rating: 4.5, card: 'quick' }

/** Somebody asks; three painters are looked at: one near, one far, one without a licence. */
async function matched(about = 'example.search:1', wished = 'quick') {
  const customer = world.person()
  const [near, far, unlicensed] = [world.person(), world.person(), world.person()]
  const record = await customer.act((tx) =>
    recordMatch(tx, painters, {
      about,
      ask: { card: wished },
      take: 1,
      candidates: [
        { id: far.id, facts: { ...facts, minutesAway: 50.7 } },
        { id: unlicensed.id, facts: { ...facts, licensed: false } },
        { id: near.id, facts },
      ],
    }),
  )
  return { customer, near, far, unlicensed, record, matchId: record.matchId }
}
const founder = () => world.person({ roles: ['founder'] })

test('what was recorded comes back byte for byte and replays', async () => {
  const { record, matchId } = await matched(
    'example.search:1',
    '"quick" \u0000 \ud800 \u2028 </script>',
  )
  const boss = founder()
  expect(await boss.does(readMatch, { matchId })).toEqual(record)
  expect(await boss.does(replayMatch, { matchId })).toEqual({
    matchId,
    same: true,
    hash: record.hash,
    again: record.hash,
  })
})

test('a matching tells what was shown', async () => {
  const { record, near } = await matched()
  const told = (await world.told(MatchRecorded)).find(({ matchId }) => matchId === record.matchId)
  expect(told).toMatchObject({ candidates: 3, ranked: 2, shown: [near.id] })
})

test('the database keeps no record that does not fit its hash, and lets nobody change one', async () => {
  const { matchId } = await matched()
  await expect(
    world.raw(sql`
    insert into matching.records select * from jsonb_populate_record(null::matching.records,
      (select to_jsonb(r) || jsonb_build_object('id', ${newId()}::text, 'record', '{"forged":true}'::jsonb)
         from matching.records r where id = ${matchId}))`),
  ).rejects.toThrow('records_hash_fits')
  await expect(
    founder().act((tx) =>
      tx.run(sql`update matching.records set about = 'x' where id = ${matchId}`),
    ),
  ).rejects.toThrow('permission denied')
  await expect(
    founder().act((tx) => tx.run(sql`delete from matching.rankings where match_id = ${matchId}`)),
  ).rejects.toThrow('permission denied')
})

test('only the one who asked is told why', async () => {
  const { customer, near, matchId } = await matched()
  const why = await customer.does(readWhy, { matchId })
  expect(why.cards.map(({ candidateId }) => candidateId)).toEqual([near.id])
  await expectRefusal(near.does(readWhy, { matchId }), 'matching.no_such_match')
  await expectRefusal(world.person().does(readWhy, { matchId }), 'matching.no_such_match')
})

test('a visitor’s matching is nobody’s to ask about', async () => {
  const { matchId } = await world.database.transact(
    { orgId: world.orgId, actor: { kind: 'visitor', id: null, roles: [], permits: new Set() } },
    (tx) => recordMatch(tx, painters, { about: 'v', ask: { card: null }, take: 1, candidates: [] }),
  )
  await expectRefusal(world.system().does(readWhy, { matchId }), 'matching.no_such_match')
})

test('a candidate sees their own place, what would have moved them up, and nobody else', async () => {
  const { near, far, unlicensed, matchId } = await matched()
  const own = await far.does(readMyRanking, { matchId })
  expect(own).toMatchObject({ place: 2, of: 2, shown: false, movesUp: { factor: 'eta' } })
  expect(own.sentence).toMatch(/Being 20 min away would have put you in place 1/)
  expect(JSON.stringify(own)).not.toContain(near.id)
  expect(await unlicensed.does(readMyRanking, { matchId })).toMatchObject({
    place: null,
    failed: [{ gate: 'licence' }],
  })
  await expectRefusal(world.person().does(readMyRanking, { matchId }), 'matching.no_such_match')
})

test('my rankings are paged, newest first', async () => {
  const customer = world.person()
  const me = world.person()
  const ids: string[] = []
  for (let round = 0; round < 5; round += 1) {
    const { matchId } = await customer.act((tx) =>
      recordMatch(tx, painters, {
        about: 'p',
        ask: { card: null },
        take: 3,
        candidates: [{ id: me.id, facts }],
      }),
    )
    ids.unshift(matchId)
  }
  const first = await me.does(listMyRankings, { limit: 3 })
  const second = await me.does(listMyRankings, { limit: 3, cursor: first.nextCursor ?? '' })
  expect([...first.items, ...second.items].map(({ matchId }) => matchId)).toEqual(ids)
  expect(second.nextCursor).toBeNull()
  const strange = Buffer.from('["no id"]').toString('base64url')
  await expectRefusal(me.does(listMyRankings, { limit: 3, cursor: strange }), 'matching.bad_cursor')
})

test('the founder finds matchings by what they were for and by candidate', async () => {
  const about = `example.search:${newId()}`
  const { matchId, far } = await matched(about)
  const boss = founder()
  for (const wanted of [{ about }, { candidateId: far.id }]) {
    const { items } = await boss.does(listMatches, { limit: 20, ...wanted })
    expect(items.map((each) => each.matchId)).toEqual([matchId])
    expect(items[0]).toMatchObject({ candidates: 3, ranked: 2, shown: 1 })
  }
})

test('what if says who moves, and changes nothing', async () => {
  const { customer, matchId } = await matched()
  const near = world.person()
  const rated = world.person()
  const record = await customer.act((tx) =>
    recordMatch(tx, painters, {
      about: 'w',
      ask: { card: null },
      take: 1,
      candidates: [
        { id: near.id, facts: { ...facts, minutesAway: 5, rating: 3 } },
        { id: rated.id, facts: { ...facts, minutesAway: 55, rating: 4.5 } },
      ],
    }),
  )
  const boss = founder()
  const asked = { matchId: record.matchId, weights: { eta: 1, trust: 99, card: 0 } }
  const { order } = await boss.does(whatIfMatch, asked)
  expect(order).toMatchObject([
    { candidateId: rated.id, was: 2, moved: 1, shown: true, wasShown: false },
    { candidateId: near.id, was: 1, moved: -1, shown: false, wasShown: true },
  ])
  expect(await boss.does(readMatch, { matchId: record.matchId })).toEqual(record)
  await expectRefusal(
    boss.does(whatIfMatch, { matchId, weights: { eta: 1, luck: 2 } }),
    'matching.unknown_factor',
  )
})

test('another organisation sees no match of this one', async () => {
  const { matchId, far } = await matched()
  const stranger = world.person({ roles: ['founder'], orgId: world.otherOrgId })
  await expectRefusal(stranger.does(readMatch, { matchId }), 'matching.no_such_match')
  const twin = world.person({ orgId: world.otherOrgId, id: far.id })
  await expectRefusal(twin.does(readMyRanking, { matchId }), 'matching.no_such_match')
  expect((await stranger.does(listMatches, { limit: 20 })).items).toEqual([])
})

test('edited weights count from the next matching on, are kept by version and audited', async () => {
  const away = { orgId: world.otherOrgId }
  const boss = world.person({ roles: ['founder'], ...away })
  const customer = world.person(away)
  const matcher = painters.name
  const ask = (tx: Parameters<Parameters<typeof customer.act>[0]>[0]) =>
    recordMatch(tx, painters, {
      about: 'e',
      ask: { card: null },
      take: 1,
      candidates: [{ id: newId(), facts }],
    })
  const before = await customer.act(ask)
  const weights = { eta: 10, trust: 80, card: 10 }

  await boss.does(editWeights, { matcher, weights, version: 0, reason: 'Trust first.' })

  const after = await customer.act(ask)
  expect([before.weightsVersion, after.weightsVersion]).toEqual([0, 1])
  expect(after.weights).toEqual(weights)
  expect(await boss.does(replayMatch, { matchId: before.matchId })).toMatchObject({ same: true })
  const read = await boss.does(readWeights, { matcher })
  expect(read.current).toMatchObject({
    version: 1,
    weights,
    reason: 'Trust first.',
    editedBy: boss.id,
  })
  expect(read.history.map(({ version }) => version)).toEqual([1, 0])
  expect(await world.told(WeightsEdited)).toContainEqual({ matcher, version: 1, weights })
  const audited = await world.raw<{ n: number }>(
    `select count(*)::int as n from audit.entries where action = 'weights.edit'`,
  )
  expect(audited[0]?.n).toBe(1)

  await expectRefusal(
    boss.does(editWeights, { matcher, weights, version: 0, reason: 'Again.' }),
    'matching.weights_changed_meanwhile',
  )
  await expectRefusal(
    boss.does(editWeights, { matcher, weights: { eta: 1 }, version: 1, reason: 'Less.' }),
    'matching.unknown_factor',
  )
  await expectRefusal(boss.does(readWeights, { matcher: 'nobody' }), 'matching.no_such_matcher')
})

test('of ten who edit the same weights at once, exactly one wins', async () => {
  const matcher = painters.name
  const bosses = Array.from({ length: 10 }, founder)
  const { won, refused, broken } = await race(
    bosses.map(
      (boss, index) => () =>
        boss.does(editWeights, {
          matcher,
          weights: { eta: index + 1, trust: 1, card: 1 },
          version: 0,
          reason: 'Race.',
        }),
    ),
  )
  expect(broken).toEqual([])
  expect(won).toHaveLength(1)
  expect(new Set(refused)).toEqual(new Set(['matching.weights_changed_meanwhile']))
})
