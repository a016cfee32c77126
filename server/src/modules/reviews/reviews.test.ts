import { afterAll, beforeAll, expect, test } from 'vitest'
import { tell } from '#foundation/events'
import { newId } from '#foundation/ids'
import { days, hours } from '#foundation/time'
import { auditModule, listAudit } from '#modules/audit'
import { PersonDeleted } from '#modules/identity'
import { expectRefusal, makeWorld, type Person, race, type World } from '#testing'
import { leaveReview, ReviewLeft, ReviewShown, ratingsOf, reviewsModule } from './index.ts'
import { listReportedReviews, listReviewsAbout, listReviewsOf } from './list-reviews.ts'
import { dismissReports, hideReview, restoreReview } from './moderate-review.ts'
import type { ReviewPolicy } from './policy.ts'
import { recount } from './ratings.sql.ts'
import { replyToReview } from './reply-to-review.ts'
import { reportReview } from './report-review.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld({ rooms: [auditModule, reviewsModule] })
})
afterAll(() => world.close())

const policy: ReviewPolicy = {
  windowMs: days(14),
  doubleBlind: true,
  aspects: {
    driver_kept: { asks: 'Did they explain every step?', scale: 'yes-no' },
    care: { asks: 'How careful were they?', scale: 'stars' },
  },
}
const open: ReviewPolicy = { ...policy, doubleBlind: false }

/** Two people and a thing that they did together and that has just ended. */
function pair() {
  return {
    customer: world.person(),
    technician: world.person({ roles: ['technician'] }),
    about: `shop.order:${newId()}`,
    endedAt: world.clock.now(),
  }
}
function leaves(
  author: Person,
  of: Person,
  thing: { about: string; endedAt: Date },
  more: Partial<Parameters<typeof leaveReview>[1]> = {},
) {
  return author.does(leaveReview, {
    about: thing.about,
    endedAt: thing.endedAt,
    subjectId: of.id,
    authorName: 'Maya R.',
    policy,
    rating: 5,
    aspects: {},
    text: 'Good.',
    ...more,
  })
}
const ratingOf = async (person: Person) =>
  (await person.act((tx) => ratingsOf(tx, [person.id]))).get(person.id)
const shownOf = async (person: Person) =>
  (await world.person().does(listReviewsOf, { personId: person.id, limit: 20 })).items

test('a sealed review is seen by its author only, and counts for nothing', async () => {
  const { customer, technician, ...thing } = pair()
  const review = await leaves(customer, technician, thing, { rating: 4 })
  expect(review).toMatchObject({ shownAt: null, rating: 4, can: [] })
  expect(await shownOf(technician)).toEqual([])
  expect((await technician.does(listReviewsAbout, { about: thing.about })).reviews).toEqual([])
  expect((await customer.does(listReviewsAbout, { about: thing.about })).reviews).toHaveLength(1)
  expect((await ratingOf(technician))?.count).toBe(0)
  await expectRefusal(
    technician.does(replyToReview, { reviewId: review.id, text: 'No!' }),
    'reviews.no_such_review',
  )
})

test('when the other side writes, both are opened and both count', async () => {
  const { customer, technician, ...thing } = pair()
  await leaves(customer, technician, thing, { rating: 4, aspects: { driver_kept: 1, care: 5 } })
  const second = await leaves(technician, customer, thing, { rating: 3, authorName: 'Tomas K.' })
  expect(second.shownAt).not.toBeNull()
  expect(await ratingOf(technician)).toEqual({
    personId: technician.id,
    count: 1,
    mean: 4,
    spread: [0, 0, 0, 1, 0],
    aspects: { driver_kept: { count: 1, mean: 1 }, care: { count: 1, mean: 5 } },
  })
  expect((await ratingOf(customer))?.mean).toBe(3)
  expect(await shownOf(technician)).toHaveLength(1)
  expect((await world.told(ReviewShown)).filter(({ about }) => about === thing.about)).toHaveLength(
    2,
  )
})

test('two sides writing at the same moment both see the other: neither stays sealed', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { customer, technician, ...thing } = pair()
    const { broken } = await race([
      () => leaves(customer, technician, thing),
      () => leaves(technician, customer, thing),
    ])
    expect(broken).toEqual([])
    expect(await shownOf(technician)).toHaveLength(1)
    expect(await shownOf(customer)).toHaveLength(1)
  }
})

test('when the window is over, a review is opened though the other side wrote none', async () => {
  const { customer, technician, ...thing } = pair()
  await leaves(customer, technician, thing)
  world.clock.passes(days(13))
  await world.drain()
  expect(await shownOf(technician)).toEqual([])
  world.clock.passes(days(1))
  await world.drain()
  expect(await shownOf(technician)).toHaveLength(1)
  await expectRefusal(leaves(technician, customer, thing), 'reviews.window_closed')
})

test('without double blind it is shown at once', async () => {
  const { customer, technician, ...thing } = pair()
  await leaves(customer, technician, thing, { policy: open })
  expect(await shownOf(technician)).toHaveLength(1)
})

test('one review per author and thing, also when tried ten times at once', async () => {
  const { customer, technician, ...thing } = pair()
  const { won, refused, broken } = await race(
    Array.from({ length: 10 }, () => () => leaves(customer, technician, thing, { policy: open })),
  )
  expect(won).toHaveLength(1)
  expect(new Set(refused)).toEqual(new Set(['reviews.reviewed_already']))
  expect(broken).toEqual([])
  expect((await ratingOf(technician))?.count).toBe(1)
  expect((await world.told(ReviewLeft)).filter(({ about }) => about === thing.about)).toHaveLength(
    1,
  )
})

test('nobody reviews themselves, and answers must be on the product’s scale', async () => {
  const { customer, technician, ...thing } = pair()
  await expectRefusal(leaves(customer, customer, thing), 'reviews.of_oneself')
  await expectRefusal(
    leaves(customer, technician, thing, { aspects: { smell: 1 } }),
    'reviews.unknown_aspect',
  )
  await expectRefusal(
    leaves(customer, technician, thing, { aspects: { constructor: 1 } }),
    'reviews.unknown_aspect',
  )
  await expectRefusal(
    leaves(customer, technician, thing, { aspects: { driver_kept: 2 } }),
    'reviews.answer_out_of_scale',
  )
  await expectRefusal(
    leaves(customer, technician, thing, { aspects: { care: 0 } }),
    'reviews.answer_out_of_scale',
  )
})

test('the person reviewed answers once, and nobody else', async () => {
  const { customer, technician, ...thing } = pair()
  const { id: reviewId } = await leaves(customer, technician, thing, { policy: open })
  await expectRefusal(
    customer.does(replyToReview, { reviewId, text: 'hm' }),
    'reviews.not_the_reviewed',
  )
  expect((await technician.does(replyToReview, { reviewId, text: 'Thank you.' })).reply?.text).toBe(
    'Thank you.',
  )
  await expectRefusal(
    technician.does(replyToReview, { reviewId, text: 'Again.' }),
    'reviews.replied_already',
  )
})

test('what is hidden is out of sight and out of the figures, restored it counts again, and both are audited', async () => {
  const { customer, technician, ...thing } = pair()
  const staff = world.person({ roles: ['operator'] })
  const { id: reviewId } = await leaves(customer, technician, thing, {
    policy: open,
    rating: 1,
    aspects: { driver_kept: 0 },
  })
  await technician.does(reportReview, { reviewId, reason: 'It names my family.' })
  await technician.does(reportReview, { reviewId, reason: 'It names my daughter.' })
  const reported = (await staff.does(listReportedReviews, { limit: 20 })).items.find(
    ({ id }) => id === reviewId,
  )
  expect(reported?.reports.map(({ reason }) => reason)).toEqual(['It names my daughter.'])

  await staff.does(hideReview, { reviewId, reason: 'names a child' })
  expect(await shownOf(technician)).toEqual([])
  expect(await ratingOf(technician)).toMatchObject({ count: 0, mean: null, aspects: {} })
  expect(
    (await staff.does(listReportedReviews, { limit: 20 })).items.map(({ id }) => id),
  ).not.toContain(reviewId)
  await expectRefusal(
    staff.does(hideReview, { reviewId, reason: 'again' }),
    'reviews.hidden_already',
  )

  await staff.does(restoreReview, { reviewId, reason: 'the name was cut out' })
  expect(await ratingOf(technician)).toMatchObject({ count: 1, mean: 1 })
  await expectRefusal(
    staff.does(restoreReview, { reviewId, reason: 'again' }),
    'reviews.not_hidden',
  )
  const audit = await staff.does(listAudit, { about: `reviews.review:${reviewId}`, limit: 10 })
  expect(audit.items.map(({ action, reason }) => [action, reason])).toEqual([
    ['review.restore', 'the name was cut out'],
    ['review.hide', 'names a child'],
  ])
})

test('a report that is dismissed leaves the queue, and the review stays', async () => {
  const { customer, technician, ...thing } = pair()
  const staff = world.person({ roles: ['operator'] })
  const { id: reviewId } = await leaves(customer, technician, thing, { policy: open })
  await technician.does(reportReview, { reviewId, reason: 'I do not like it.' })
  await staff.does(dismissReports, { reviewId, reason: 'fair comment' })
  expect(
    (await staff.does(listReportedReviews, { limit: 20 })).items.map(({ id }) => id),
  ).not.toContain(reviewId)
  expect(await shownOf(technician)).toHaveLength(1)
})

test('another organisation sees and touches nothing', async () => {
  const { customer, technician, ...thing } = pair()
  const { id: reviewId } = await leaves(customer, technician, thing, { policy: open })
  const stranger = world.person({ roles: ['operator'], orgId: world.otherOrgId })
  expect((await stranger.does(listReviewsAbout, { about: thing.about })).reviews).toEqual([])
  await expectRefusal(
    stranger.does(hideReview, { reviewId, reason: 'mischief' }),
    'reviews.no_such_review',
  )
  expect(
    (await stranger.act((tx) => ratingsOf(tx, [technician.id]))).get(technician.id)?.count,
  ).toBe(0)
})

test('the figures are what counting anew would give', async () => {
  const { technician } = pair()
  for (const rating of [5, 4, 2]) {
    const { customer, ...thing } = pair()
    await leaves(customer, technician, thing, { policy: open, rating })
    world.clock.passes(hours(1))
  }
  expect((await ratingOf(technician))?.mean).toBe(3.67)
  const kept = await world.raw(
    `select person_id, count, sum from reviews.ratings where count > 0 order by person_id`,
  )
  expect(await world.system().act((tx) => recount(tx))).toEqual(kept)
})

test('a person who left is named no more, and the review still counts', async () => {
  const { customer, technician, ...thing } = pair()
  await leaves(customer, technician, thing, { policy: open })
  await world
    .system()
    .act((tx) =>
      tell(tx, PersonDeleted, `identity.person:${customer.id}`, { personId: customer.id }),
    )
  await world.drain()
  expect((await shownOf(technician))[0]?.authorName).toBe('A former member')
  expect((await ratingOf(technician))?.count).toBe(1)
})

test('reviews of a person come in pages', async () => {
  const { technician } = pair()
  for (let n = 0; n < 5; n += 1) {
    const { customer, ...thing } = pair()
    await leaves(customer, technician, thing, { policy: open, text: String(n) })
    world.clock.passes(1000)
  }
  const reader = world.person()
  const seen: string[] = []
  for (let cursor: string | undefined, more = true; more; ) {
    const page = await reader.does(listReviewsOf, { personId: technician.id, limit: 2, cursor })
    seen.push(...page.items.map(({ text }) => text))
    cursor = page.nextCursor ?? undefined
    more = page.nextCursor !== null
  }
  expect(seen).toEqual(['4', '3', '2', '1', '0'])
})

test('every answer fits its contract', async () => {
  const { customer, technician, ...thing } = pair()
  const staff = world.person({ roles: ['operator'], id: technician.id })
  const { id: reviewId } = await leaves(customer, technician, thing, { policy: open })
  for (const { endpoint, work } of reviewsModule.doors) {
    const input = endpoint.input.parse({
      reviewId,
      personId: technician.id,
      about: thing.about,
      text: 'Thanks.',
      reason: 'because',
    })
    endpoint.output.parse(await staff.act(async (tx) => work?.(tx, input as never)))
  }
})
