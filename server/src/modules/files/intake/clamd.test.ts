import { type AddressInfo, createServer, type Server } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clamdScanner } from './clamd.adapter.ts'

/** Speaks INSTREAM as clamd does, and answers what the test says for what it received. */
let server: Server
let address: string
let answer: (bytes: Buffer) => string | null

beforeAll(async () => {
  server = createServer((socket) => {
    let got = Buffer.alloc(0)
    socket.on('error', () => {})
    socket.on('data', (part) => {
      got = Buffer.concat([got, part])
      const bytes = streamIn(got)
      if (!bytes) return
      const said = answer(bytes)
      if (said === null) socket.destroy()
      else socket.end(`${said}\0`)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

/** The whole stream once its end has come. */
function streamIn(got: Buffer): Buffer | undefined {
  const command = 'zINSTREAM\0'
  if (!got.toString('latin1').startsWith(command)) return undefined
  const chunks: Buffer[] = []
  for (let at = command.length; at + 4 <= got.length; ) {
    const size = got.readUInt32BE(at)
    if (size === 0) return Buffer.concat(chunks)
    if (at + 4 + size > got.length) return undefined
    chunks.push(got.subarray(at + 4, at + 4 + size))
    at += 4 + size
  }
  return undefined
}

test('every byte reaches the scanner, in chunks, and its verdict comes back', async () => {
  const bytes = Buffer.alloc(300_000, 'kontor')
  answer = (received) => (received.equals(bytes) ? 'stream: OK' : 'stream: Mangled FOUND')
  expect(await clamdScanner(address)(bytes)).toEqual({ isClean: true })
  answer = () => 'stream: Eicar-Test-Signature FOUND'
  expect(await clamdScanner(`tcp://${address}`)(bytes)).toEqual({
    isClean: false,
    found: 'Eicar-Test-Signature',
  })
})

test('anything but a verdict is an error, never a clean file', async () => {
  for (const said of [
    'INSTREAM size limit exceeded. ERROR',
    '',
    null,
    'stream: OK and more',
    'x'.repeat(5000),
  ]) {
    answer = () => said
    await expect(clamdScanner(address)(Buffer.from('x')), String(said)).rejects.toThrow()
  }
  await expect(clamdScanner('127.0.0.1:1')(Buffer.from('x'))).rejects.toThrow()
})
