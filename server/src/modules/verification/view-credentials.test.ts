import { afterAll, beforeAll, expect, test } from 'vitest'
import { CredentialView } from '#contract/verification'
import { days } from '#foundation/time'
import type { World } from '#testing'
import { approved, makeDeskWorld, submitted } from './testing/desk-world.ts'
import { credentialStatuses, credentialView, maskedNumber } from './view-credentials.ts'

let world: World
beforeAll(async () => {
  world = await makeDeskWorld()
})
afterAll(() => world.close())

const _about = (credentialId: string) => (told: { credentialId: string }) =>
  told.credentialId === credentialId

test('a customer sees status, issuer and a masked number; that it was seen is kept', async () => {
  const technician = world.person()
  await approved(world, technician, { endsInDays: 20 })
  await approved(world, technician, { kind: 'identity', trade: '*', endsInDays: null })
  await submitted(world, technician, { kind: 'insurance', trade: '*' })
  const customer = world.person()

  const view = await customer.act((tx) => credentialView(tx, technician.id))

  expect(CredentialView.parse(view)).toEqual(view)
  expect(view.credentials).toMatchObject([
    { kind: 'identity', status: 'active', expiry: null },
    {
      kind: 'license',
      status: 'expiring',
      issuer: 'Board of Examiners',
      maskedNumber: '••••21',
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

test('a mask never shows more than a quarter of a number', () => {
  expect(maskedNumber('PL-0000000124821')).toBe('••••4821')
  expect(maskedNumber('12345678')).toBe('••••78')
  expect(maskedNumber('123')).toBe('••••')
})
