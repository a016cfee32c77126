import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStage, type Stage } from './support/stage.ts'
import { OPENING_MS, press, shows } from './support/waits.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
}, OPENING_MS)
afterAll(() => stage?.close())

test('one click makes a visitor the customer, the technician, or the founder', async () => {
  const homes = { Maya: '/zenvee/app', Tomas: '/zenvee/pro', Noor: '/zenvee/operations' }
  for (const [name, home] of Object.entries(homes)) {
    const visitor = await stage.enter({ device: 'desk' })
    await visitor.open('/')
    await press(visitor.page, new RegExp(`^Continue as ${name}`))
    await visitor.page.waitForURL(`**${home}`)
    await shows(visitor.page.getByRole('heading', { level: 1 }))
    expect(visitor.complaints).toEqual([])
    await visitor.close()
  }
})
