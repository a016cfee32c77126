/**
 * A look at a screen:
 *
 *   node tools/launch.cjs tools/screenshot.ts <url> <out.png> [--width 390] [--height 844] [--dark]
 *     [--persona maya] [--login <access token>] [--click <words>]… [--wait <ms>] [--full] [--touch]
 *
 * Prints what the page complained about while it was open.
 */
import { parseArgs } from 'node:util'
import type { Browser, BrowserContext } from 'playwright-core'
import { launchBrowser } from './browser.ts'

const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: {
    width: { type: 'string', default: '1280' },
    height: { type: 'string', default: '800' },
    dark: { type: 'boolean', default: false },
    persona: { type: 'string' },
    login: { type: 'string' },
    product: { type: 'string', default: 'zenvee' },
    click: { type: 'string', multiple: true, default: [] },
    wait: { type: 'string', default: '1500' },
    full: { type: 'boolean', default: false },
    touch: { type: 'boolean', default: false },
  },
})
const [url, out] = positionals
if (!url || !out) {
  console.error('usage: screenshot.ts <url> <out.png> [options]; see the top of the file')
  process.exit(2)
}

const browser = await launchBrowser()
try {
  await take(browser, url, out)
} finally {
  await browser.close()
}

async function take(from: Browser, address: string, file: string): Promise<void> {
  const context = await from.newContext({
    viewport: { width: Number(values.width), height: Number(values.height) },
    colorScheme: values.dark ? 'dark' : 'light',
    hasTouch: values.touch,
    deviceScaleFactor: Number(values.width) < 600 ? 2 : 1,
  })
  await signIn(context, new URL(address).origin)
  const page = await context.newPage()
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()))
      console.log(`${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => console.log(`uncaught: ${error.message}`))
  page.on('response', (response) => {
    if (response.status() >= 400) console.log(`${response.status()} ${response.url()}`)
  })
  await page.goto(address, { waitUntil: 'load' })
  await page.waitForTimeout(Number(values.wait))
  for (const words of values.click) {
    await page.getByText(words, { exact: false }).first().click({ timeout: 5_000 })
    await page.waitForTimeout(Number(values.wait))
  }
  await page.screenshot({ path: file, fullPage: values.full })
  console.log(`${file}: ${await page.title()} at ${page.url()}`)
}

interface Signed {
  readonly accessToken: string
  readonly refreshToken: string
  readonly person: { readonly id: string }
}

/** Puts a session where the web app keeps it (web/src/lib/session/session.ts). */
async function signIn(context: BrowserContext, origin: string): Promise<void> {
  const signed = values.persona
    ? await askPersona(origin, values.persona)
    : values.login
      ? fromToken(values.login)
      : undefined
  if (!signed) return
  const { exp = 0 } = claimsOf(signed.accessToken)
  const session = { ...signed, product: values.product, expiresAt: exp * 1000 }
  await context.addInitScript(
    ({ id, kept }) => {
      localStorage.setItem('kontor.sessions', JSON.stringify({ [id]: kept }))
      localStorage.setItem('kontor.person', id)
    },
    { id: signed.person.id, kept: session },
  )
}

async function askPersona(origin: string, persona: string): Promise<Signed> {
  const answer = await fetch(`${origin}/${values.product}/v1/personas/${persona}/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({ device: 'screenshot' }),
  })
  const { data, error } = (await answer.json()) as {
    data: Omit<Signed, 'person'> & { profile: Signed['person'] }
    error: unknown
  }
  if (!answer.ok) throw new Error(`could not sign in as ${persona}: ${JSON.stringify(error)}`)
  return { accessToken: data.accessToken, refreshToken: data.refreshToken, person: data.profile }
}

function fromToken(accessToken: string): Signed {
  const { sub = 'someone', roles = [] } = claimsOf(accessToken)
  const person = { id: sub, name: 'Signed in', email: 'someone@example.test', roles }
  return { accessToken, refreshToken: '', person }
}

function claimsOf(token: string): { exp?: number; sub?: string; roles?: string[] } {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString() || '{}')
}
