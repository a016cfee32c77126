import type { Page } from 'playwright-core'

/** The browser's own line for any answer above 399: we look at the answers themselves. */
const SAID_BY_ANSWERS = /Failed to load resource/

/** Collects what goes wrong on a page unasked: a screen can look right and still complain. */
export function startWatching(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() !== 'error' || SAID_BY_ANSWERS.test(message.text())) return
    complaints.push(`console: ${message.text()}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()} ${response.url()}`)
  })
  return complaints
}
