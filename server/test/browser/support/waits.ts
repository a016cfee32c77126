import type { Locator, Page } from 'playwright-core'

const PATIENCE_MS = 30_000
/** For `beforeAll`: a server with its people, a browser, and the app built once (ms). */
export const OPENING_MS = 300_000
/** For a test that walks through a whole story, on a machine that does other things as well. */
export const A_STORY = { timeout: 300_000 }

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
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.animate-shimmer:not([data-progress])')].every(
      (each) => !each.checkVisibility(),
    ),
  )
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        ({ effect, playState }) =>
          playState !== 'running' || effect?.getComputedTiming().iterations === Infinity,
      ),
  )
}

/** Wait in real time until it is so; what it last said is what it fails with. */
export async function eventually(isSo: () => Promise<void> | void): Promise<void> {
  const end = performance.now() + PATIENCE_MS
  for (;;) {
    try {
      return await isSo()
    } catch (error) {
      if (performance.now() > end) throw error
      await new Promise((again) => setTimeout(again, 100))
    }
  }
}
