import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { untilSo } from './load.ts'

const ROOT = resolve(import.meta.dirname, '..', '..', '..', '..')

/** A server in a process of its own, and what it said. */
export interface Run {
  readonly child: ChildProcess
  readonly pid: number
  out: string
  err: string
  readonly ended: Promise<{ code: number | null; signal: string | null; ms: number }>
}

/** Run the server as `npm start` does once the web app is built, with these settings and no others. */
export function launch(env: Readonly<Record<string, string>>): Run {
  const child = spawn(process.execPath, [join(ROOT, 'tools', 'launch.cjs'), 'server/src/main.ts'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      KONTOR_DEMO: '0',
      KONTOR_ORGANISATION: 'town',
      RATE_LIMITS: '0',
      LOG_LEVEL: 'silent',
      ...env,
    },
  })
  const begun = performance.now()
  const run: Run = {
    child,
    pid: child.pid!,
    out: '',
    err: '',
    ended: new Promise((settle) => {
      child.on('close', (code, signal) => settle({ code, signal, ms: performance.now() - begun }))
    }),
  }
  child.stdout.on('data', (chunk: Buffer) => {
    run.out += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    run.err += chunk.toString()
  })
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
    await run.ended
  })
  return run
}

/** The address that the banner says, when it is there. */
export async function ready(run: Run): Promise<string> {
  const banner = /Open +(http\S+)/
  await untilSo(
    'the banner stands',
    () => run.child.exitCode !== null || banner.test(run.out),
    60_000,
  )
  expect(run.err).toBe('')
  return `${banner.exec(run.out)?.[1]?.replace('localhost', '127.0.0.1')}/zenvee/v1`
}

/** It ended by itself, unsuccessfully, with this one line and nothing else. */
export async function expectOneLine(run: Run, line: RegExp): Promise<void> {
  const { code } = await run.ended
  expect(run.err.trim()).toMatch(line)
  expect(run.err.trim()).not.toContain('\n')
  expect(run.err).not.toMatch(/^\s+at /m)
  expect(code).toBe(1)
}

/** The address of the PostgreSQL that a server keeps in its data folder. */
export const urlOf = (folder: string): string => {
  const { password, port } = JSON.parse(
    readFileSync(join(folder, 'postgres', 'settings.json'), 'utf8'),
  ) as { password: string; port: number }
  return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
}

/** Commands of the processes that name this folder, PostgreSQL's among them. */
export function processesIn(folder: string): string[] {
  return commands().filter((command) => command.includes(folder))
}

/** Of every process that runs; one that ended and was not yet collected has none. */
function commands(): string[] {
  if (!existsSync('/proc/self/cmdline')) {
    return spawnSync('ps', ['-eo', 'command'], { encoding: 'utf8' }).stdout.split('\n')
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      } catch {
        return ''
      }
    })
}

/** Something that takes connections and answers as told; gone when the test ends. Answers its port. */
export async function listenOn(answer: (text: string) => string): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.on('data', (bytes) => {
      const said = answer(bytes.toString('latin1'))
      if (said) socket.end(said)
    })
  })
  onTestFinished(() => void server.close())
  await new Promise<void>((resolve_) => server.listen(0, '127.0.0.1', resolve_))
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}
