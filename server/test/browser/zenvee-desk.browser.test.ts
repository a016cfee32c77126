import { createServer } from 'node:http'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { readSystemMap } from '#contract/insights'
import { listMatches, readWeights } from '#contract/matching'
import { listAllPayments } from '#contract/payments'
import { Database, sql } from '#foundation/db'
import { openStage, type Person, type Stage } from './support/stage.ts'
import { A_STORY, eventually, goes, OPENING_MS, press, says, shows } from './support/waits.ts'
import { askFor, sheet, visit, WITH_PLUMBERS } from './support/zenvee.ts'

const DESK = '/zenvee/operations'

let stage: Stage
let noor: Person
let ines: Person
let maya: Person
let tomas: Person
beforeAll(async () => {
  stage = await openStage({ people: WITH_PLUMBERS })
  noor = await stage.enter({ persona: 'noor', device: 'desk' })
  ines = await stage.enter({ persona: 'ines', device: 'desk' })
  maya = await stage.enter({ persona: 'maya' })
  tomas = await stage.enter({ persona: 'tomas' })
  const booking = await askFor(maya.api, tomas)
  await visit(maya.api, tomas.api, booking.id)
}, OPENING_MS)
afterAll(() => stage?.close())

const why = (person: Person, words: string) =>
  sheet(person.page)
    .getByRole('textbox', { name: /^Reason/ })
    .fill(words)

test('the system map shows every box, alive, and each leads to its page', A_STORY, async () => {
  await noor.open(DESK)
  const { nodes } = await noor.api.call(readSystemMap, {})
  expect(nodes.length).toBeGreaterThan(20)
  for (const title of [
    'Customer App',
    'Technician App',
    'Gateway',
    'PostgreSQL',
    'Outbox',
    'Realtime',
  ])
    await shows(noor.page.getByText(title, { exact: true }))
  await noor.page
    .getByRole('link', { name: /Financial ledger/ })
    .first()
    .click()
  await noor.page.waitForURL('**/ledger')
})

test(
  'the keyboard goes everywhere: g x, ?, the palette, j, k, Enter and Escape',
  A_STORY,
  async () => {
    const { page } = noor
    await noor.open(DESK)
    await page.keyboard.press('g')
    await page.keyboard.press('b')
    await page.waitForURL('**/bookings')
    await shows(page.getByRole('row').nth(1))
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/bookings/*')
    await shows(page.getByRole('list', { name: 'Timeline' }))
    await page.keyboard.press('j')
    await says(page, 'correlationId')
    await page.keyboard.press('Escape')
    await goes(page.getByText('correlationId'))

    await page.keyboard.press('?')
    await says(page, 'Keyboard shortcuts')
    await page.keyboard.press('Escape')
    await goes(page.getByRole('dialog'))
    await page.keyboard.press('Control+k')
    await shows(sheet(page).locator('input:focus'))
    await page.keyboard.type('Maya')
    await shows(page.getByRole('option', { name: /Maya Torres/ }))
    await page.keyboard.press('Escape')
    await goes(page.getByRole('dialog'))
  },
)

test(
  'the desk takes a document, approves it by key, declines another with what to mend',
  A_STORY,
  async () => {
    const { page } = ines
    await ines.open(`${DESK}/verification`)
    await press(page, 'Take it to review')
    await shows(page.getByRole('button', { name: 'Approve' }))
    await page.keyboard.press('a')
    await says(page, 'Approved')
    await press(page, 'Take it to review')
    await press(page, 'Decline')
    await says(page, 'Photograph it again in daylight')
    await press(sheet(page), 'Decline')
    await says(page, /Declined; its holder has been told/)
  },
)

test(
  'a person is suspended and let in again, given a role and loses it, each with its reason',
  A_STORY,
  async () => {
    const { page } = noor
    await noor.open(`${DESK}/people?row=${tomas.personId}`)
    await press(page, 'Suspend')
    await why(noor, 'Asked to')
    await press(sheet(page), 'Suspend')
    await press(page, 'End the suspension')
    await why(noor, 'A misunderstanding')
    await press(sheet(page), 'End the suspension')
    await shows(page.getByRole('button', { name: 'Suspend' }))
    const operator = page.getByRole('listitem').filter({ hasText: 'Operator' })
    await press(operator, 'Give')
    await why(noor, 'Helps at the desk')
    await press(sheet(page), 'Give')
    await press(operator, 'Take')
    await why(noor, 'Helps no more')
    await press(sheet(page), 'Take')
    await shows(operator.getByRole('button', { name: 'Give' }))
    await noor.open(`${DESK}/audit`)
    await says(page, 'Helps no more')
  },
)

test('weights are tried before they are saved, and saved with a reason', A_STORY, async () => {
  const { page } = noor
  const [match] = (await noor.api.call(listMatches, {})).items
  const before = await noor.api.call(readWeights, { matcher: match?.matcher ?? '' })
  await noor.open(`${DESK}/matches/${match?.matchId}`)
  await says(page, 'Replays bit for bit')
  await page.getByRole('tab', { name: 'What if…' }).click()
  await page.getByRole('slider').first().fill('70')
  await press(page, 'Save these weights')
  await why(noor, 'Fit counts more here')
  await press(sheet(page), 'Save these weights')
  await eventually(async () => {
    const now = await noor.api.call(readWeights, { matcher: match?.matcher ?? '' })
    expect(now).not.toEqual(before)
    expect(JSON.stringify(now)).toContain('70')
  })
})

test('the desk gives money back out of goodwill', A_STORY, async () => {
  const { page } = ines
  await ines.open(`${DESK}/payments`)
  await page.getByRole('row').nth(1).click()
  await press(sheet(page), 'Refund')
  await sheet(page)
    .getByRole('textbox', { name: /Amount/ })
    .fill('5.00')
  await why(ines, 'For the long wait')
  await press(sheet(page), 'Refund')
  await eventually(async () => {
    const { items } = await ines.api.call(listAllPayments, {})
    expect(items.map(({ refunded }) => refunded.amount)).toContain(500)
  })
})

test('an address hears a signed test event, and hears it again on request', A_STORY, async () => {
  const heard: string[] = []
  const hook = createServer((request, response) => {
    heard.push(String(request.headers['webhook-id']))
    response.end('{}')
  })
  await new Promise<void>((settle) => hook.listen(0, '127.0.0.1', settle))
  onTestFinished(() => void hook.close())
  const at = hook.address()
  const { page } = noor
  await noor.open(`${DESK}/webhooks`)
  await press(page, 'Add an address')
  const url = `http://127.0.0.1:${typeof at === 'object' ? at?.port : ''}/hook`
  await sheet(page).getByRole('textbox', { name: 'Address' }).fill(url)
  await press(sheet(page), 'Add an address')
  await says(page, 'It is shown this once.')
  await press(page, 'I have kept it')
  await press(page, 'Acts on this address')
  await page.getByRole('menuitem', { name: 'Send a test event' }).click()
  await eventually(() => expect(heard.length).toBe(1))
  await page.getByRole('row').nth(1).click()
  await press(sheet(page), 'Resend')
  await eventually(() => expect(heard.length).toBe(2))
  expect(heard[1]).toBe(heard[0])
})

test('what was given up is due again at a press', A_STORY, async () => {
  const owner = new Database({ url: stage.house.databaseUrl, connections: 1 })
  onTestFinished(() => owner.close())
  await owner.system(sql`
    update foundation.deliveries
       set state = 'parked', last_error = 'planted', done_at = null
     where delivery_id = (select delivery_id
                            from foundation.deliveries
                           where state = 'completed' and subscriber = 'foundation.realtime'
                             and org_id = ${stage.house.orgId}
                           limit 1)`)
  await noor.open(`${DESK}/outbox`)
  await says(noor.page, 'planted')
  await noor.page.getByRole('button', { name: 'Replay', exact: true }).first().click()
  await says(noor.page, 'Nothing is parked')
})

test('the demo’s clock jumps for everybody who looks', A_STORY, async () => {
  await maya.open('/zenvee/app')
  await noor.open(DESK)
  const before = stage.house.clock.now().getTime()
  await press(noor.page, 'Jump ahead')
  await noor.page.getByRole('menuitem', { name: 'An hour' }).click()
  await eventually(() =>
    expect(stage.house.clock.now().getTime() - before).toBeGreaterThan(3_600_000),
  )
})

test('nothing went wrong on any screen meanwhile', () => {
  expect([...noor.complaints, ...ines.complaints]).toEqual([])
})
