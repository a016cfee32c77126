import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

const PATIENCE_MS = 30_000
/** For a test that walks through a whole story, on a machine that does other things as well. */
export const A_STORY = { timeout: 240_000 }

/** It is on the screen, or comes there soon. */
export const shows = (thing: Locator): Promise<void> => thing.first().waitFor()

/** These words are on the screen, or come there soon. */
export const says = (page: Page, words: string | RegExp): Promise<void> =>
  page.getByText(words).first().waitFor()

/** It has gone from the screen, or goes soon. */
export const goes = (thing: Locator): Promise<void> => thing.first().waitFor({ state: 'hidden' })

/** Press the button with these words; it must be there and enabled, or become so soon. */
export const press = (page: Page | Locator, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name }).first().click()

/** Nothing is being fetched for the first time, and nothing moves, any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('.animate-shimmer') === null)
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(({ effect, playState }) =>
        playState !== 'running' || effect?.getComputedTiming().iterations === Infinity,
      ),
  )
}

/** Wait in real time until it is so. */
export function eventually(isSo: () => Promise<void> | void): Promise<void> {
  return expect
    .poll(
      async () => {
        await isSo()
        return true
      },
      { timeout: PATIENCE_MS, interval: 100 },
    )
    .toBe(true)
}
