import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach } from 'vitest'
import type { Watched } from './complaints.ts'

const FOLDER = resolve(import.meta.dirname, '..', '..', '..', '..', '.kontor', 'browser-tests')
const open = new Map<Page, { whose: string; watched: Watched }>()

/** From now on, a test that fails leaves a picture of this page in `.kontor/browser-tests`. */
export function pictureFailures(page: Page, whose: string, watched: Watched): void {
  open.set(page, { whose, watched })
  page.on('close', () => open.delete(page))
}

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  mkdirSync(FOLDER, { recursive: true })
  const name = task.name.replaceAll(/\W+/g, '-').slice(0, 50)
  for (const [page, { whose, watched }] of open) {
    const path = join(FOLDER, `${name}.${whose}.png`)
    await page.screenshot({ path }).catch(() => undefined)
    const { complaints, refusals, pending } = watched
    const more = [...complaints, ...refusals, ...[...pending].map((url) => `not answered: ${url}`)]
    console.log([`How it looked to ${whose}, at ${page.url()}: ${path}`, ...more].join('\n  '))
  }
})
