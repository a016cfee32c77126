import { afterAll, beforeAll, expect, test } from 'vitest'
import * as contract from '#contract/verification'
import { newId } from '#foundation/ids'
import { hours } from '#foundation/time'
import { expectRefusal, race, type World } from '#testing'
import { approveCredential } from './approve-credential.ts'
import { claimCredential } from './claim-credential.ts'
import { declineCredential } from './decline-credential.ts'
import { CredentialDeclined, CredentialSubmitted } from './events.ts'
import { listMyCredentials, listReviewDesk, readReview, readReviewFigures } from './read-desk.ts'
import { releaseCredential } from './release-credential.ts'
import { submitCredential } from './submit-credential.ts'
import { approved, founder, makeDeskWorld, submitted } from './testing/desk-world.ts'

let world: World
beforeAll(async () => {
  world = await makeDeskWorld()
})
afterAll(() => world.close())

const about = (credentialId: string) => (told: { credentialId: string }) =>
  told.credentialId === credentialId

test('a credential is told when handed in, and another organisation has no such thing', async () => {
  const person = world.person()
  const made = await submitted(world, person)

  expect(made).toMatchObject({ state: 'submitted', personId: person.id, claimedBy: null, can: [] })
  expect(made.documentHash).toMatch(/^[0-9a-f]{64}$/)
  expect((await world.told(CredentialSubmitted)).filter(about(made.id))).toHaveLength(1)
  const elsewhere = world.person({ roles: ['founder'], orgId: world.otherOrgId })
  await expectRefusal(
    elsewhere.does(claimCredential, { credentialId: made.id }),
    'verification.no_such_credential',
  )
})

test('somebody else’s file is no document of mine, and a past date is refused', async () => {
  const person = world.person()
  const { fileId } = await submitted(world, world.person())
  const wish = {
    kind: 'license' as const,
    trade: 'plumbing',
    jurisdiction: 'US-MA',
    source: 'register',
    issuer: 'Board',
    number: '1',
    expiresAt: null,
    fileId: fileId ?? '',
  }
  await expectRefusal(person.does(submitCredential, wish), 'files.not_yours')
  await expectRefusal(
    person.does(submitCredential, { ...wish, fileId: newId() }),
    'files.no_such_file',
  )
  await expectRefusal(submitted(world, person, { endsInDays: -1 }), 'verification.already_past')
})

test('of ten hand-ins of one kind at once, one waits', async () => {
  const person = world.person()
  const made = await race(Array.from({ length: 10 }, () => () => submitted(world, person)))
  expect(made.won).toHaveLength(1)
  expect(made.broken).toEqual([])
  expect(new Set(made.refused)).toEqual(new Set(['verification.already_waiting']))
})

test('of ten reviewers one gets it, and only that one may decide', async () => {
  const { id } = await submitted(world, world.person())
  const desk = Array.from({ length: 10 }, () => founder(world))
  const claims = await race(
    desk.map((person) => () => person.does(claimCredential, { credentialId: id })),
  )

  expect(claims.won).toHaveLength(1)
  expect(new Set(claims.refused)).toEqual(new Set(['lifecycle.not_from_here']))
  const claimer = desk.find((person) => person.id === claims.won[0]?.claimedBy)
  const other = desk.find((person) => person !== claimer)
  await expectRefusal(
    other!.does(approveCredential, { credentialId: id }),
    'verification.claimed_by_another',
  )
  await expectRefusal(
    other!.does(declineCredential, { credentialId: id, code: 'unreadable' }),
    'verification.claimed_by_another',
  )
  expect(await claimer!.does(approveCredential, { credentialId: id })).toMatchObject({
    state: 'approved',
  })
})

test('nobody reviews their own, and only the desk’s roles review', async () => {
  const both = world.person({ roles: ['technician', 'operator'] })
  const { id } = await submitted(world, both)
  await expectRefusal(
    both.does(claimCredential, { credentialId: id }),
    'verification.own_credential',
  )
  await expectRefusal(
    world.person().does(claimCredential, { credentialId: id }),
    'lifecycle.not_yours_to_do',
  )
})

test('a decline says how to mend it, and the next one may be handed in', async () => {
  const person = world.person()
  const { id } = await submitted(world, person)
  const desk = founder(world)
  await desk.does(claimCredential, { credentialId: id })
  await desk.does(declineCredential, {
    credentialId: id,
    code: 'unreadable',
    note: 'The lower half is dark',
  })

  const mine = await person.does(listMyCredentials, { limit: 20 })
  expect(mine.items[0]?.decline).toEqual({
    code: 'unreadable',
    note: 'The lower half is dark',
    howToFix: 'Photograph it again in daylight, flat, with all four corners in the picture.',
  })
  expect((await world.told(CredentialDeclined)).filter(about(id))).toMatchObject([
    { code: 'unreadable' },
  ])
  const again = await submitted(world, person)
  const review = await desk.does(readReview, { credentialId: again.id })
  expect(review.others.map((other) => other.id)).toEqual([id])
  expect(contract.readReview.output.parse(review)).toEqual(review)
  expect(review.documentUrl).toContain(again.fileId)
  expect(review.rule).toMatchObject({ kind: 'license', jurisdiction: 'US-MA', trade: 'plumbing' })
})

test('every decision of the desk is audited with before and after, without the number', async () => {
  const person = world.person()
  const { id } = await approved(world, person)
  const rows = await world.raw<{ action: string; line: string }>(`
    select action, e::text as line from audit.entries e
     where about = 'verification.credential:${id}' order by at, id`)
  expect(rows.map((row) => row.action)).toEqual(['credential.claim', 'credential.approve'])
  for (const row of rows) expect(row.line).not.toContain('PL-00124821')
})

test('the desk is paged by age, counted, and a review left lying goes back', async () => {
  const fresh = await makeDeskWorld()
  try {
    const ids: string[] = []
    for (let n = 0; n < 3; n += 1) {
      ids.push((await submitted(fresh, fresh.person())).id)
      fresh.clock.passes(hours(1))
    }
    const desk = founder(fresh)
    const first = await desk.does(listReviewDesk, { limit: 2, state: 'submitted' })
    expect(first.items.map((item) => [item.id, item.waitingSeconds])).toEqual([
      [ids[0], 10800],
      [ids[1], 7200],
    ])
    const rest = await desk.does(listReviewDesk, {
      limit: 2,
      state: 'submitted',
      cursor: first.nextCursor ?? '',
    })
    expect(contract.listReviewDesk.output.parse(first)).toEqual(first)
    expect(rest).toMatchObject({ items: [{ id: ids[2] }], nextCursor: null })

    await desk.does(claimCredential, { credentialId: ids[0]! })
    expect(await desk.act(readReviewFigures)).toEqual({
      submitted: 2,
      inReview: 1,
      oldestWaitingSeconds: 10800,
      expiringSoon: 0,
    })
    fresh.clock.passes(hours(8))
    await fresh.drain()
    expect(await desk.act(readReviewFigures)).toMatchObject({ submitted: 3, inReview: 0 })
    await desk.does(claimCredential, { credentialId: ids[0]! })
    await founder(fresh).does(releaseCredential, { credentialId: ids[0]! })
  } finally {
    await fresh.close()
  }
})
