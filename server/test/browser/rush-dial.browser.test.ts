import { afterAll, beforeAll, expect, test } from 'vitest'
import { readDemo } from '#contract/demo'
import { openStage, type Stage } from './support/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ people: 6, seeds: ['ridendine'] })
}, 240_000)
afterAll(() => stage?.close())

test('the desk turns up the rush hour of those who eat', async () => {
  const rosa = await stage.enter({ persona: 'rosa', product: 'ridendine', device: 'desk' })
  await rosa.open('/ridendine/desk')
  await rosa.page.getByRole('button', { name: /Living city/ }).click()
  const dial = rosa.page.getByRole('slider', { name: /Rush hour/ })
  await dial.focus()
  for (let turn = 0; turn < 4; turn += 1) await rosa.page.keyboard.press('ArrowRight')
  await expect.poll(async () => (await rosa.api.call(readDemo, {})).city.rush).toBe(5)
  await rosa.page.getByText('×5').first().waitFor()
  expect(rosa.complaints).toEqual([])
}, 120_000)
