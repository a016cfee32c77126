import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Entrance, openStage, type Stage } from './support/stage.ts'

/** What the first screen of each role may cost: its JavaScript as it travels, all of it (bytes). */
const MOST_BYTES = 200_000
interface Home extends Entrance {
  readonly path: string
}
const HOMES: Readonly<Record<string, Home>> = {
  'a visitor, at the portal': { path: '/' },
  'a customer': { path: '/zenvee/app', persona: 'maya' },
  'a technician': { path: '/zenvee/pro', persona: 'tomas' },
  'a founder': { path: '/zenvee/operations', persona: 'noor', device: 'desk' },
}

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

test.each(Object.entries(HOMES))('%s loads at most 200 kB of JavaScript', async (_who, home) => {
  const person = await stage.enter(home)
  const sizes = new Map<string, Promise<number>>()
  person.page.on('response', (response) => {
    if (!/\.js$/.test(new URL(response.url()).pathname)) return
    const name = response.url().split('/').at(-1) ?? ''
    sizes.set(
      name,
      response.body().then((body) => gzipSync(body, { level: 6 }).length),
    )
  })
  await person.open(home.path)
  await person.page.waitForLoadState('networkidle')
  const files = await Promise.all(
    [...sizes].map(async ([name, size]) => ({ name, size: await size })),
  )
  const total = files.reduce((sum, { size }) => sum + size, 0)
  const largest = files
    .toSorted((a, b) => b.size - a.size)
    .slice(0, 60)
    .map(({ name, size }) => `${(size / 1000).toFixed(1)} kB ${name}`)
  console.log(`${total} ${home.path}\n${largest.join('\n')}`)
  expect(total, `the largest:\n${largest.join('\n')}`).toBeLessThanOrEqual(MOST_BYTES)
  await person.close()
})
