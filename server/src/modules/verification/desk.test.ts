import { afterAll, beforeAll, expect, test } from 'vitest'
import { addMs, days, hours } from '#foundation/time'
import { tell } from '#foundation/events'
import { newId } from '#foundation/ids'
import { PersonDeleted } from '#modules/identity'
import { expectRefusal, race, type World } from '#testing'
import { approveCredential } from './approve-credential.ts'
import { claimCredential } from './claim-credential.ts'
import { declineCredential } from './decline-credential.ts'
import {
  CredentialApproved, CredentialDeclined, CredentialExpired, CredentialExpiring, CredentialSubmitted,
} from './events.ts'
import { sweepExpired } from './expire-credentials.ts'
import { listMyCredentials, listReviewDesk, readReview, readReviewFigures } from './read-desk.ts'
import { releaseCredential } from './release-credential.ts'
import { submitCredential } from './submit-credential.ts'
import { approved, founder, makeDeskWorld, submitted } from './testing/desk-world.ts'
import { credentialStatuses, credentialView, maskedNumber } from './view-credentials.ts'
import { warnExpiring } from './warn-expiring.ts'

let world: World
beforeAll(async () => { world = await makeDeskWorld() })
afterAll(() => world.close())

const about = (credentialId: string) => (told: { credentialId: string }) =>
  told.credentialId === credentialId

test('a credential is told when handed in, and another organisation has no such thing', async () => {
  const person = world.person()
  const made = await submitted(world, person)

  expect(made).toMatchObject({ state: 'submitted', personId: person.id, claimedBy: null, can: [] })
  expect(made.fileId).not.toBeNull()
  expect((await world.told(CredentialSubmitted)).filter(about(made.id))).toHaveLength(1)
  const elsewhere = world.person({ roles: ['founder'], orgId: world.otherOrgId })
  await expectRefusal(
    elsewhere.does(claimCredential, { credentialId: made.id }), 'verification.no_such_credential')
})

test('somebody else’s file is no document of mine, and a past date is refused', async () => {
  const person = world.person()
  const { fileId } = await submitted(world, world.person())
  const wish = {
    kind: 'license' as const, trade: 'plumbing', jurisdiction: 'US-MA', source: 'register',
    issuer: 'Board', number: '1', expiresAt: null, fileId: fileId ?? '',
  }
  await expectRefusal(person.does(submitCredential, wish), 'files.not_yours')
  await expectRefusal(
    person.does(submitCredential, { ...wish, fileId: newId() }), 'files.no_such_file')
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
  const claims = await race(desk.map((person) => () => person.does(claimCredential, { credentialId: id })))

  expect(claims.won).toHaveLength(1)
  expect(new Set(claims.refused)).toEqual(new Set(['lifecycle.not_from_here']))
  const claimer = desk.find((person) => person.id === claims.won[0]?.claimedBy)
  const other = desk.find((person) => person !== claimer)
  await expectRefusal(
    other!.does(approveCredential, { credentialId: id }), 'verification.claimed_by_another')
  await expectRefusal(
    other!.does(declineCredential, { credentialId: id, code: 'unreadable' }),
    'verification.claimed_by_another')
  expect(await claimer!.does(approveCredential, { credentialId: id })).toMatchObject({ state: 'approved' })
})

test('nobody reviews their own, and only the desk’s roles review', async () => {
  const both = world.person({ roles: ['technician', 'operator'] })
  const { id } = await submitted(world, both)
  await expectRefusal(both.does(claimCredential, { credentialId: id }), 'verification.own_credential')
  await expectRefusal(
    world.person().does(claimCredential, { credentialId: id }), 'lifecycle.not_yours_to_do')
})

test('a decline says how to mend it, and the next one may be handed in', async () => {
  const person = world.person()
  const { id } = await submitted(world, person)
  const desk = founder(world)
  await desk.does(claimCredential, { credentialId: id })
  await desk.does(declineCredential, { credentialId: id, code: 'unreadable', note: 'The lower half is dark' })

  const mine = await person.does(listMyCredentials, { limit: 20 })
  expect(mine.items[0]?.decline).toEqual({
    code: 'unreadable', note: 'The lower half is dark',
    howToFix: 'Photograph it again in daylight, flat, with all four corners in the picture.',
  })
  expect((await world.told(CredentialDeclined)).filter(about(id))).toMatchObject([{ code: 'unreadable' }])
  const again = await submitted(world, person)
  const review = await desk.does(readReview, { credentialId: again.id })
  expect(review.others.map((other) => other.id)).toEqual([id])
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
    expect(first.items.map((item) => [item.id, item.waitingSeconds])).toEqual([[ids[0], 10800], [ids[1], 7200]])
    const rest = await desk.does(listReviewDesk, {
      limit: 2, state: 'submitted', cursor: first.nextCursor ?? '',
    })
    expect(rest).toMatchObject({ items: [{ id: ids[2] }], nextCursor: null })

    await desk.does(claimCredential, { credentialId: ids[0]! })
    expect(await desk.act(readReviewFigures))
      .toEqual({ submitted: 2, inReview: 1, oldestWaitingSeconds: 10800, expiringSoon: 0 })
    fresh.clock.passes(hours(8))
    await fresh.drain()
    expect(await desk.act(readReviewFigures)).toMatchObject({ submitted: 3, inReview: 0 })
    await desk.does(claimCredential, { credentialId: ids[0]! })
    await founder(fresh).does(releaseCredential, { credentialId: ids[0]! })
  } finally {
    await fresh.close()
  }
})

test('an approved credential ends by its timer, or by the sweep when the timer was lost, once', async () => {
  const byTimer = await approved(world, world.person(), { endsInDays: 5 })
  const bySweep = await approved(world, world.person(), { endsInDays: 5 })
  await world.raw(`delete from graphile_worker._private_jobs where payload::text like '%${bySweep.id}%'`)
  world.clock.passes(days(5) + 1)
  await world.drain()
  const ended = async (id: string) => (await world.told(CredentialExpired)).filter(about(id)).length
  expect([await ended(byTimer.id), await ended(bySweep.id)]).toEqual([1, 0])

  const sweeps = await race([1, 2, 3].map(() => () => world.system().act(sweepExpired)))
  expect(sweeps.broken).toEqual([])
  expect(await ended(bySweep.id)).toBe(1)
})

test('warnings come at 30, 14, 7 and 1 days, each once, and stop when it is renewed', async () => {
  const fresh = await makeDeskWorld()
  try {
    const person = fresh.person()
    const paper = await approved(fresh, person, { endsInDays: 40 })
    const warned = async () => (await fresh.told(CredentialExpiring)).map((told) => told.daysLeft)
    const system = fresh.system()
    for (let day = 0; day < 12; day += 1) {
      await Promise.all([system.act(warnExpiring), system.act(warnExpiring)])
      fresh.clock.passes(days(1))
    }
    expect(await warned()).toEqual([30])
    for (let day = 12; day < 39; day += 1) {
      await system.act(warnExpiring)
      fresh.clock.passes(days(1))
    }
    await system.act(warnExpiring)
    expect(await warned()).toEqual([30, 14, 7, 1])

    const other = fresh.person()
    await approved(fresh, other, { endsInDays: 20 })
    await approved(fresh, other, { endsInDays: 400 })
    await system.act(warnExpiring)
    expect(await warned()).toHaveLength(4)
    expect(paper.state).toBe('approved')
  } finally {
    await fresh.close()
  }
})

test('a customer sees status, issuer and a masked number; that it was seen is kept', async () => {
  const technician = world.person()
  await approved(world, technician, { endsInDays: 20 })
  await approved(world, technician, { kind: 'identity', trade: '*', endsInDays: null })
  await submitted(world, technician, { kind: 'insurance', trade: '*' })
  const customer = world.person()

  const view = await customer.act((tx) => credentialView(tx, technician.id))

  expect(view.credentials).toMatchObject([
    { kind: 'identity', status: 'active', expiry: null },
    {
      kind: 'license', status: 'expiring', issuer: 'Board of Examiners', maskedNumber: '••••21',
      expiry: { daysLeft: 20 },
    },
  ])
  expect(JSON.stringify(view)).not.toContain('PL-0012')
  const again = await customer.act((tx) => credentialView(tx, technician.id))
  expect(again.viewId).toBe(view.viewId)
  world.clock.passes(days(21))
  const later = await customer.act((tx) => credentialView(tx, technician.id))
  expect(later.credentials).toMatchObject([{ status: 'active' }, { status: 'expired' }])
  const kept = await world.raw(`
    select viewer_id, shown from verification.views where person_id = '${technician.id}' order by viewed_at`)
  expect(kept).toHaveLength(2)
  expect(kept[0]).toMatchObject({ viewer_id: customer.id, shown: view.credentials })
  const elsewhere = world.person({ orgId: world.otherOrgId })
  expect((await elsewhere.act((tx) => credentialView(tx, technician.id))).credentials).toEqual([])
})

test('cards have one line per kind for each person', async () => {
  const technician = world.person()
  const { expiresAt } = await approved(world, technician, { endsInDays: 90 })
  const nobody = world.person()

  const statuses = await nobody.act((tx) => credentialStatuses(tx, [technician.id, nobody.id]))

  expect([...statuses]).toEqual([
    [technician.id, [{ kind: 'license', status: 'active', expiresOn: expiresAt?.slice(0, 10) }]],
    [nobody.id, []],
  ])
})

test('a deleted account takes its numbers and documents along; the record stays', async () => {
  const person = world.person()
  const { id } = await approved(world, person)
  const waiting = await submitted(world, person, { kind: 'insurance' })

  await world.system().act((tx) =>
    tell(tx, PersonDeleted, `identity.person:${person.id}`, { personId: person.id }))
  await world.drain()

  const rows = await world.raw(`
    select id, state, number, file_id from verification.credentials
     where person_id = '${person.id}' order by submitted_at, id`)
  expect(rows).toEqual([id, waiting.id].map((each) =>
    ({ id: each, state: 'withdrawn', number: 'removed', file_id: null })))
  const view = await world.person().act((tx) => credentialView(tx, person.id))
  expect(view.credentials).toEqual([])
})

test('a mask never shows more than a quarter of a number', () => {
  expect(maskedNumber('PL-0000000124821')).toBe('••••4821')
  expect(maskedNumber('12345678')).toBe('••••78')
  expect(maskedNumber('123')).toBe('••••')
})

test('an approval follows the register’s date when it differs', async () => {
  const { id } = await submitted(world, world.person(), { endsInDays: 400 })
  const desk = founder(world)
  await desk.does(claimCredential, { credentialId: id })
  const past = addMs(world.clock.now(), -1).toISOString()
  await expectRefusal(
    desk.does(approveCredential, { credentialId: id, expiresAt: past }), 'verification.already_past')
  const expiresAt = addMs(world.clock.now(), days(100)).toISOString()
  expect(await desk.does(approveCredential, { credentialId: id, expiresAt })).toMatchObject({ expiresAt })
  expect((await world.told(CredentialApproved)).filter(about(id))).toMatchObject([{ expiresAt }])
})
