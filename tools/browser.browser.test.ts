import { createServer } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'

let browser: Awaited<ReturnType<typeof launchBrowser>>
const server = createServer((_request, response) => {
  response.setHeader('content-security-policy', "default-src 'self'")
  response.setHeader('content-type', 'text/html')
  response.end('<title>Kontor</title><h1>Open</h1><script>document.title = "broken"</script>')
})
let address: string

beforeAll(async () => {
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle))
  const at = server.address()
  address = `http://127.0.0.1:${typeof at === 'object' ? at?.port : ''}`
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  server.close()
})

test('a page opens, is drawn, and its content security policy is obeyed', async () => {
  const page = await browser.newPage()
  await page.goto(address)
  expect(await page.getByRole('heading').textContent()).toBe('Open')
  expect(await page.title()).toBe('Kontor')
  const image = await page.screenshot()
  expect(image.subarray(1, 4).toString()).toBe('PNG')
  expect(image.length).toBeGreaterThan(1_000)
  await page.close()
})

test('two people are two contexts, and one that closes leaves the other open', async () => {
  const one = await browser.newContext()
  const other = await browser.newContext()
  const page = await other.newPage()
  await one.newPage()
  await one.close()
  await page.goto(address)
  expect(await page.title()).toBe('Kontor')
  await other.close()
})

test('WebGL 2 draws, so maps do', async () => {
  const page = await browser.newPage()
  const drawn = await page.evaluate(() => {
    const context = document.createElement('canvas').getContext('webgl2')
    return context?.getParameter(context.VERSION) as string | undefined
  })
  expect(drawn).toMatch(/WebGL 2/)
  await page.close()
})
