import type { Browser, BrowserContext, Page } from 'playwright-core'
import { type Client, createClient } from '#contract'
import { setDemoClock } from '#contract/demo'
import { type SignedIn, signInAsPersona } from '#contract/identity'
import { days } from '#foundation/time'
import { launchBrowser } from '../../../../tools/browser.ts'
import { openHouse, type TestHouse } from '../../support/house.ts'
import { builtWeb } from './built-web.ts'
import { startWatching } from './complaints.ts'
import { pictureFailures } from './pictures.ts'

/**
 * A whole server that lives (workers run, its clock ticks), the built web app on it, and one real
 * browser. Every person who enters has a browser context of their own, so several people look at
 * one booking at the same time.
 */
export interface Stage {
  readonly house: TestHouse
  readonly browser: Browser
  readonly origin: string
  /** Somebody comes: a persona of a product who is signed in, or a visitor. */
  enter(who?: Entrance): Promise<Person>
  /** The demo's clock jumps, as the founder's own control does it, and what is due is done. */
  jump(ms: number): Promise<void>
  close(): Promise<void>
}

export interface Entrance {
  /** Key of a persona of the product; a visitor without it. */
  readonly persona?: string
  /** Whose personas and API prefix; `zenvee` unless told. */
  readonly product?: string
  /** 390 × 844 with touch, or 1440 × 900 with a mouse; the phone unless told. */
  readonly device?: keyof typeof DEVICES
  readonly theme?: 'light' | 'dark'
  /** `en-XA` or `en-XB`: the pseudo-languages. */
  readonly language?: string
  /** Where the browser says that the person is; it may tell when given. */
  readonly at?: { readonly lat: number; readonly lng: number }
  /** The service worker runs, so that pages open without a network. */
  readonly isInstalled?: boolean
}

export interface Person {
  readonly page: Page
  readonly context: BrowserContext
  /** The same person at the API, with a session of its own; of a visitor, the API without a token. */
  readonly api: Client
  readonly personId: string
  /** Errors of the page, of its console, and of the server, since it was opened. */
  readonly complaints: readonly string[]
  /** Open a path of the app and wait until it is drawn. */
  open(path: string): Promise<void>
  close(): Promise<void>
}

export interface StageOptions {
  readonly people?: number
  /** Products whose demo is filled in; Zenvee's unless told. */
  readonly seeds?: readonly string[]
  /** Maps by WebGL, as on a real phone; else as SVG, which costs this machine far less. */
  readonly hasWebGl?: boolean
}

export const DEVICES = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  desk: { viewport: { width: 1440, height: 900 } },
} as const

/** A machine that is busy with other tests takes its time. */
const PATIENCE_MS = 30_000

/** Open a stage; close it in `afterAll`. */
export async function openStage(options: StageOptions = {}): Promise<Stage> {
  const webFolder = builtWeb()
  const house = await openHouse({
    people: options.people,
    seeds: options.seeds ?? ['zenvee'],
    start: nextTuesdayMorning(),
    isAlive: true,
    webFolder,
  })
  const browser = await launchBrowser({ withoutWebGl: !options.hasWebGl })
  const origin = house.kontor.url
  return {
    house,
    browser,
    origin,
    enter: (who = {}) => enter(browser, origin, who),
    async jump(ms) {
      const { client } = await house.as('noor')
      await client.call(setDemoClock, { jumpMs: ms })
      await house.drain()
    },
    async close() {
      await browser.close()
      await house.close()
    },
  }
}

/**
 * In the week to come, when people work: whatever the hour of the test run, there are free times
 * on this day. Ahead, because the demo's clock never goes back.
 */
function nextTuesdayMorning(): Date {
  const at = new Date(Date.now() + days(1))
  at.setUTCHours(14, 0, 0, 0)
  while (at.getUTCDay() !== 2) at.setTime(at.getTime() + days(1))
  return at
}

/** Where a product's doors stand. */
const API_OF: Readonly<Record<string, string>> = { zenvee: '/zenvee/v1', ridendine: '/ridendine' }

async function enter(browser: Browser, origin: string, who: Entrance): Promise<Person> {
  const baseUrl = origin + (API_OF[who.product ?? 'zenvee'] ?? '')
  const signed = who.persona ? await signInTo(baseUrl, who.persona) : undefined
  const context = await browser.newContext({
    ...DEVICES[who.device ?? 'phone'],
    baseURL: origin,
    colorScheme: who.theme ?? 'light',
    reducedMotion: 'reduce',
    locale: 'en-US',
    serviceWorkers: who.isInstalled ? 'allow' : 'block',
    ...(who.at && {
      geolocation: { latitude: who.at.lat, longitude: who.at.lng },
      permissions: ['geolocation'],
    }),
    storageState: { cookies: [], origins: [{ origin, localStorage: keptBy(who, signed) }] },
  })
  context.setDefaultTimeout(PATIENCE_MS)
  const page = await context.newPage()
  const watched = startWatching(page)
  pictureFailures(page, who.persona ?? 'visitor', watched)
  return {
    page,
    context,
    complaints: watched.complaints,
    api: who.persona ? await apiOf(baseUrl, who.persona) : createClient({ baseUrl }),
    personId: signed?.profile.id ?? '',
    async open(path) {
      await page.goto(path)
      await page.locator('h1').first().waitFor({ state: 'attached' })
    },
    close: () => context.close(),
  }
}

const signInTo = (baseUrl: string, key: string): Promise<SignedIn> =>
  createClient({ baseUrl }).call(signInAsPersona, { key, device: 'browser test' })

async function apiOf(baseUrl: string, key: string): Promise<Client> {
  let { accessToken } = await signInTo(baseUrl, key)
  return createClient({
    baseUrl,
    token: () => accessToken,
    async onUnauthorized() {
      accessToken = (await signInTo(baseUrl, key)).accessToken
      return true
    },
  })
}

/** What the web app finds in this browser: where it keeps sessions and the language itself. */
function keptBy(who: Entrance, signed: SignedIn | undefined): { name: string; value: string }[] {
  const kept: { name: string; value: string }[] = []
  if (who.language) kept.push({ name: 'kontor.language', value: who.language })
  if (!signed) return kept
  const { profile } = signed
  const session = {
    product: who.product ?? 'zenvee',
    accessToken: signed.accessToken,
    refreshToken: signed.refreshToken,
    expiresAt: new Date(signed.accessExpiresAt).getTime(),
    person: {
      id: profile.id,
      name: profile.name,
      email: profile.email ?? '',
      roles: profile.roles,
      permits: profile.permits,
      photoUrl: profile.avatarUrl,
    },
  }
  return [
    ...kept,
    { name: 'kontor.sessions', value: JSON.stringify({ [profile.id]: session }) },
    { name: 'kontor.person', value: profile.id },
  ]
}
