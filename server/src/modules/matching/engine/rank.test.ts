import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MatchRecord } from '#contract/matching'
import { canonicalJson, hashOf } from './canonical.ts'
import { placeWith, smallestClimb } from './climb.ts'
import { painters } from './example.ts'
import { explainFor } from './explain.ts'
import { type MatchQuestion, rank, textOf, WHOLE } from './rank.ts'
import { replayMatch } from './replay.ts'
import { whatIf } from './what-if.ts'

const facts = fc.record({
  licensed: fc.boolean(),
  free: fc.boolean(),
  minutesAway: fc.option(fc.double({ min: 0, max: 90, noNaN: true })),
  rating: fc.constantFrom(3, 3.5, 4, 4.2, 4.9, 5),
  card: fc.constantFrom('explains', 'quick', 'quiet'),
})
const weights = fc
  .record({ eta: fc.nat(100), trust: fc.nat(100), card: fc.nat(100) })
  .filter(({ eta, trust, card }) => eta + trust + card > 0)
const questions: fc.Arbitrary<MatchQuestion> = fc.record({
  matchId: fc.uuid(),
  at: fc.constant('2026-06-01T14:00:00.000Z'),
  about: fc.constant('example.search:1'),
  askedBy: fc.option(fc.uuid()),
  ask: fc.record({ card: fc.option(fc.constantFrom('explains', 'quick')) }),
  take: fc.integer({ min: 1, max: 5 }),
  weights,
  weightsVersion: fc.nat(9),
  candidates: fc.uniqueArray(fc.record({ id: fc.uuid(), facts }), {
    selector: ({ id }) => id,
    maxLength: 12,
  }),
})

/** As the database gives a record back: text, read again. */
function stored(record: MatchRecord): MatchRecord {
  return { ...JSON.parse(textOf(record)), hash: record.hash }
}

const everyone = { licensed: true, free: true, minutesAway: 20, rating: 4, card: 'quick' }
function questionOf(
  candidates: MatchQuestion['candidates'],
  more: Partial<MatchQuestion> = {},
): MatchQuestion {
  return {
    matchId: '0197a000-0000-7000-8000-000000000001',
    at: '2026-06-01T14:00:00.000Z',
    about: 'example.search:1',
    askedBy: null,
    ask: { card: 'quick' },
    take: 3,
    weights: { eta: 40, trust: 40, card: 20 },
    weightsVersion: 0,
    candidates,
    ...more,
  }
}

describe('for any question', () => {
  test('a record replays bit for bit from what was stored', () => {
    fc.assert(
      fc.property(questions, (question) => {
        const kept = stored(rank(painters, question))
        expect(replayMatch(kept)).toEqual({
          matchId: question.matchId,
          same: true,
          hash: kept.hash,
          again: kept.hash,
        })
      }),
      { numRuns: 500 },
    )
  })

  test('the order does not depend on the order in which candidates came', () => {
    fc.assert(
      fc.property(questions, fc.infiniteStream(fc.nat()), (question, draws) => {
        const shuffled = question.candidates
          .map((candidate) => ({ candidate, key: draws.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ candidate }) => candidate)
        expect(textOf(rank(painters, { ...question, candidates: shuffled }))).toBe(
          textOf(rank(painters, question)),
        )
      }),
      { numRuns: 300 },
    )
  })

  test('a candidate behind a gate is never ranked, and hears of every gate that stopped them', () => {
    fc.assert(
      fc.property(questions, (question) => {
        const record = rank(painters, question)
        for (const { id, facts: found } of question.candidates) {
          const verdict = record.verdicts.find(({ candidateId }) => candidateId === id)
          const stopped = [
            ...((found as typeof everyone).licensed ? [] : ['licence']),
            ...((found as typeof everyone).free ? [] : ['free']),
          ]
          expect(verdict?.failed.map(({ gate }) => gate)).toEqual(stopped)
          expect(record.order.includes(id)).toBe(stopped.length === 0)
          if (stopped.length > 0)
            expect(verdict).toMatchObject({ place: null, shown: false, factors: [] })
        }
      }),
      { numRuns: 300 },
    )
  })

  test('being better in one factor never costs a place', () => {
    fc.assert(
      fc.property(
        questions,
        fc.nat(),
        fc.integer({ min: 0, max: 30 }),
        (question, pick, nearer) => {
          const record = rank(painters, question)
          const id = record.order[pick % Math.max(1, record.order.length)]
          if (id === undefined) return
          const candidates = question.candidates.map((each) => {
            const found = each.facts as typeof everyone & { minutesAway: number | null }
            return each.id === id
              ? {
                  id,
                  facts: { ...found, minutesAway: Math.max(0, (found.minutesAway ?? 60) - nearer) },
                }
              : each
          })
          const after = rank(painters, { ...question, candidates })
          expect(after.order.indexOf(id)).toBeLessThanOrEqual(record.order.indexOf(id))
        },
      ),
      { numRuns: 500 },
    )
  })

  test('what if with the same weights is the record itself', () => {
    fc.assert(
      fc.property(questions, (question) => {
        const record = rank(painters, question)
        const { order } = whatIf(record, question.weights)
        expect(order.map(({ candidateId }) => candidateId)).toEqual(record.order)
        expect(order.every(({ moved, shown, wasShown }) => moved === 0 && shown === wasShown)).toBe(
          true,
        )
      }),
      { numRuns: 300 },
    )
  })

  test('what if with other weights is what would have been recorded with them', () => {
    fc.assert(
      fc.property(questions, weights, (question, other) => {
        const { order } = whatIf(rank(painters, question), other)
        const made = rank(painters, { ...question, weights: other })
        expect(order.map(({ candidateId }) => candidateId)).toEqual(made.order)
        expect(order.reduce((sum, { moved }) => sum + moved, 0)).toBe(0)
      }),
      { numRuns: 300 },
    )
  })

  test('what is said to move a candidate up does, and a hair less does not', () => {
    fc.assert(
      fc.property(questions, (question) => {
        const record = rank(painters, question)
        for (const own of record.verdicts.filter(({ place }) => place !== null)) {
          const climb = smallestClimb(record, own.candidateId)
          if (!climb) continue
          const from = own.place ?? 0
          expect(placeWith(record, own, climb)).toBe(climb.place)
          expect(climb.place).toBeLessThan(from)
          expect(placeWith(record, own, { ...climb, to: climb.to - 1 })).toBe(from)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('when nothing is said to move a candidate up, not even a perfect single factor would', () => {
    fc.assert(
      fc.property(questions, (question) => {
        const record = rank(painters, question)
        for (const own of record.verdicts.filter(({ place }) => place !== null && place > 1)) {
          if (smallestClimb(record, own.candidateId)) continue
          for (const { factor } of own.factors) {
            expect(placeWith(record, own, { factor, to: WHOLE })).toBe(own.place)
          }
        }
      }),
      { numRuns: 300 },
    )
  })
})

test('a record that was touched does not replay', () => {
  const record = rank(
    painters,
    questionOf([
      { id: 'a', facts: everyone },
      { id: 'b', facts: { ...everyone, rating: 5 } },
    ]),
  )
  const verdicts = record.verdicts.map((each) => ({ ...each, points: each.points + 1 }))
  expect(replayMatch({ ...record, verdicts }).same).toBe(false)
  expect(replayMatch({ ...record, order: [...record.order].reverse() }).same).toBe(false)
  expect(replayMatch({ ...record, weights: { ...record.weights, eta: 41 } }).same).toBe(false)
  expect(replayMatch({ ...record, candidates: record.candidates.slice(1) }).same).toBe(false)
})

test('a record that was touched and given a fitting hash does not replay either', () => {
  const record = rank(
    painters,
    questionOf([
      { id: 'a', facts: everyone },
      { id: 'b', facts: { ...everyone, rating: 5 } },
    ]),
  )
  const forged = { ...record, order: [...record.order].reverse() }
  expect(replayMatch({ ...forged, hash: hashOf(textOf(forged)) }).same).toBe(false)
})

test('a record of a version that nobody knows any more says so instead of guessing', () => {
  const record = rank(painters, questionOf([{ id: 'a', facts: everyone }]))
  expect(replayMatch({ ...record, version: 99 })).toMatchObject({ same: false, again: null })
})

test('equals are drawn by lot, and not always for the same one', () => {
  const pair = [
    { id: 'a', facts: everyone },
    { id: 'b', facts: everyone },
  ]
  const firsts = Array.from(
    { length: 40 },
    (_, index) => rank(painters, questionOf(pair, { matchId: `match-${index}` })).order[0],
  )
  expect(new Set(firsts)).toEqual(new Set(['a', 'b']))
})

test('the same candidate twice is a fault of the caller', () => {
  expect(() =>
    rank(
      painters,
      questionOf([
        { id: 'a', facts: everyone },
        { id: 'a', facts: everyone },
      ]),
    ),
  ).toThrow('there twice')
})

test('each one is told what is theirs to know, and no more', () => {
  const near = { ...everyone, minutesAway: 10, rating: 4.5 }
  const far = { ...everyone, minutesAway: 40, rating: 4.5 }
  const unlicensed = { ...everyone, licensed: false }
  const record = rank(
    painters,
    questionOf(
      [
        { id: 'near', facts: near },
        { id: 'far', facts: far },
        { id: 'new', facts: unlicensed },
      ],
      { take: 1 },
    ),
  )

  const cards = explainFor(record, { viewer: 'customer' })
  expect(cards.map(({ candidateId }) => candidateId)).toEqual(['near'])
  expect(cards[0]?.sentence).toBe('10 min away, rated 4.5.')
  expect(cards[0]?.bars.map(({ factor, share }) => [factor, share])).toEqual([
    ['eta', 0.4],
    ['trust', 0.4],
    ['card', 0.2],
  ])
  expect(explainFor(record, { viewer: 'customer', candidateId: 'far' })).toEqual([])

  const own = explainFor(record, { viewer: 'candidate', candidateId: 'far' })
  expect(own).toMatchObject({ place: 2, of: 2, shown: false, movesUp: { factor: 'eta', place: 1 } })
  expect(own?.sentence).toMatch(
    /^You were 2 of 2\. Being (9|10) min away would have put you in place 1\.$/,
  )
  expect(JSON.stringify(own)).not.toContain('near')
  expect(explainFor(record, { viewer: 'candidate', candidateId: 'new' })).toMatchObject({
    place: null,
    movesUp: null,
    sentence: 'No valid licence.',
  })
  expect(explainFor(record, { viewer: 'candidate', candidateId: 'stranger' })).toBeUndefined()

  expect(explainFor(record, { viewer: 'founder' })).toBe(record)
})

test('canonical JSON has one text for equal values and none for what is no JSON', () => {
  expect(canonicalJson({ b: [1, { d: 'x', c: null }], a: true, gone: undefined })).toBe(
    '{"a":true,"b":[1,{"c":null,"d":"x"}]}',
  )
  for (const strange of [Number.NaN, Number.POSITIVE_INFINITY, [undefined], new Map(), () => 1]) {
    expect(() => canonicalJson({ strange })).toThrow()
  }
})
