import { afterAll, beforeAll, expect, test } from 'vitest'
import { listMatches } from '#contract/matching'
import { listAllPayments } from '#contract/payments'
import * as zenvee from '#contract/zenvee'
import { lookAt, lookForOverflow } from './support/look.ts'
import { openStage, type Person, type Stage } from './support/stage.ts'
import { A_STORY, OPENING_MS, press } from './support/waits.ts'
import { askFor, visit } from './support/zenvee.ts'
import {
  CUSTOMER_PATHS,
  DESK_PATHS,
  PUBLIC_PATHS,
  TECHNICIAN_PATHS,
} from './support/zenvee-paths.ts'

const DESK = '/zenvee/operations'

let stage: Stage
let noor: Person
let maya: Person
let tomas: Person
let paths: readonly string[]
beforeAll(async () => {
  stage = await openStage()
  noor = await stage.enter({ persona: 'noor', device: 'desk' })
  maya = await stage.enter({ persona: 'maya', device: 'desk', language: 'en-XB' })
  tomas = await stage.enter({ persona: 'tomas', device: 'desk', language: 'en-XB' })
  // A desk with nothing on it proves little: one visit is disputed, another waits for an answer.
  const disputed = await askFor(maya.api, tomas)
  await visit(maya.api, tomas.api, disputed.id)
  await maya.api.call(zenvee.disputeBooking, {
    bookingId: disputed.id,
    reason: 'poor_quality',
    text: 'It drips again.',
  })
  await askFor(maya.api, tomas)
  const [match] = (await noor.api.call(listMatches, {})).items
  const [payment] = (await noor.api.call(listAllPayments, {})).items
  paths = [
    ...DESK_PATHS,
    ...['', '?view=sequence&step=3', '?tab=life', '?tab=money', '?tab=raw'].map(
      (part) => `${DESK}/bookings/${disputed.id}${part}`,
    ),
    `${DESK}/matches/${match?.matchId}`,
    `${DESK}/matches/${match?.matchId}?tab=what-if`,
    `${DESK}/people?row=${maya.personId}`,
    `${DESK}/payments?row=${payment?.id}`,
  ]
}, OPENING_MS)
afterAll(() => stage?.close())

const PART = 6
const parts = Array.from({ length: Math.ceil(DESK_PATHS.length / PART) }, (_, part) =>
  DESK_PATHS.slice(part * PART, (part + 1) * PART),
)

test.each(
  parts.map((part) => [part.map((path) => path.replace(DESK, '') || '/').join(' '), part] as const),
)('everybody can use %s of the desk', A_STORY, async (_names, part) => {
  for (const path of part) expect(await lookAt(noor, path)).toEqual([])
})

test('everybody can use the pages of one booking, matching, person, payment', A_STORY, async () => {
  for (const path of paths.slice(DESK_PATHS.length)) expect(await lookAt(noor, path)).toEqual([])
})

test('everybody can use what opens over the desk', A_STORY, async () => {
  expect(await lookAt(noor, DESK, (page) => page.keyboard.press('Control+k'))).toEqual([])
  expect(await lookAt(noor, DESK, (page) => page.keyboard.press('?'))).toEqual([])
  const refund = (page: Person['page']) => press(page, 'Refund')
  expect(await lookAt(noor, `${DESK}/disputes`, refund)).toEqual([])
})

test(
  'nothing stands out sideways when everything is laid out from right to left',
  A_STORY,
  async () => {
    const mirrored = await stage.enter({ persona: 'noor', device: 'desk', language: 'en-XB' })
    const visitor = await stage.enter({ device: 'desk', language: 'en-XB' })
    const found: string[] = []
    const look = async (person: Person, addresses: readonly string[]) => {
      for (const path of addresses) found.push(...(await lookForOverflow(person, path)))
    }
    await look(visitor, PUBLIC_PATHS)
    expect(await visitor.page.evaluate(() => document.documentElement.dir)).toBe('rtl')
    await look(maya, CUSTOMER_PATHS)
    await look(tomas, TECHNICIAN_PATHS)
    await look(mirrored, paths)
    expect(found).toEqual([])
  },
)
