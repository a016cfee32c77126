import type { Page } from 'playwright-core'

/** The browser's own line for any answer above 399: we look at the answers themselves. */
const SAID_BY_ANSWERS = /Failed to load resource/
const KEPT = 12

/** What a page did that its picture does not show. */
export interface Watched {
  /** What went wrong unasked: a screen can look right and still complain. */
  readonly complaints: string[]
  /** The last refusals of the API, which may be just what a test is about. */
  readonly refusals: string[]
  /** What was asked and is not answered yet. */
  readonly pending: Set<string>
}

/** Collects what happens behind a page. */
export function startWatching(page: Page): Watched {
  const watched: Watched = { complaints: [], refusals: [], pending: new Set() }
  page.on('pageerror', (error) => watched.complaints.push(`uncaught: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() !== 'error' || SAID_BY_ANSWERS.test(message.text())) return
    watched.complaints.push(`console: ${message.text()}`)
  })
  page.on('request', (request) => watched.pending.add(request.url()))
  page.on('requestfailed', (request) => watched.pending.delete(request.url()))
  page.on('requestfinished', (request) => watched.pending.delete(request.url()))
  page.on('response', (response) => {
    const line = `${response.status()} ${response.request().method()} ${response.url()}`
    if (response.status() >= 500) watched.complaints.push(line)
    if (response.status() < 400) return
    void response.text().then(
      (text) => {
        watched.refusals.push(`${line} ${text.slice(0, 200)}`)
        watched.refusals.splice(0, watched.refusals.length - KEPT)
      },
      () => undefined,
    )
  })
  return watched
}
