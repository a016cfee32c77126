import { spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import {
  DatabaseStartError,
  type EmbeddedPostgres,
  removeEmbeddedPostgres,
  startEmbeddedPostgres,
} from './embedded.ts'

const home = mkdtempSync(join(tmpdir(), 'kontor-embedded-'))
chmodSync(home, 0o711)
const dataDir = join(home, 'closed', 'postgres')
const said: string[] = []
const start = (options: { dataDir?: string; port?: number } = {}) =>
  startEmbeddedPostgres({ dataDir, durability: 'off', log: (line) => said.push(line), ...options })

const opened: EmbeddedPostgres[] = []
afterAll(async () => {
  for (const postgres of opened) await postgres.stop()
  rmSync(home, { recursive: true, force: true })
})

async function ask(url: string, text: string) {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query({ text, rowMode: 'array' })).rows[0]?.[0]
  } finally {
    await client.end()
  }
}

const refusalOf = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.unreachable('it should have failed'),
    (error: unknown) => {
      expect(error).toBeInstanceOf(DatabaseStartError)
      return (error as Error).message
    },
  )

test('a start on an empty folder gives a UTF-8 PostgreSQL, and a second start finds the rows', async () => {
  const first = await start()
  opened.push(first)
  expect(await ask(first.url, `select current_setting('server_encoding')`)).toBe('UTF8')
  expect(await ask(first.url, `select lower('ÉTÉ')`)).toBe('été')
  await ask(first.url, 'create table kept as select 42 as answer')
  await first.stop()

  const second = await start()
  opened.push(second)
  expect(await ask(second.url, 'select answer from kept')).toBe(42)
  expect(second.url).toBe(first.url)
  await second.stop()
})

test('the password is needed, kept where only the owner reads it, and never said', async () => {
  const postgres = await start()
  opened.push(postgres)
  const { password } = new URL(postgres.url)
  await expect(ask(postgres.url.replace(password, 'wrong'), 'select 1')).rejects.toThrow(/password/)
  expect(statSync(join(dataDir, 'settings.json')).mode & 0o077).toBe(0)
  expect(said.join('\n')).not.toContain(password)
  expect(readFileSync(join(dataDir, 'postgres.log'), 'utf8')).not.toContain(password)
  await postgres.stop()
})

test('a second start beside a living one joins it, and its stop stops nothing', async () => {
  const owner = await start()
  opened.push(owner)
  const guest = await start()
  expect(guest).toMatchObject({ joined: true, url: owner.url, pid: owner.pid })
  await guest.stop()
  expect(await ask(owner.url, 'select 1')).toBe(1)
  await owner.stop()
})

test('a PostgreSQL that is killed is started again at the same address', async () => {
  const postgres = await start()
  opened.push(postgres)
  const before = postgres.pid
  process.kill(before, 'SIGKILL')
  await expect.poll(() => postgres.pid, { timeout: 20_000 }).not.toBe(before)
  expect(await ask(postgres.url, 'select answer from kept')).toBe(42)
  await postgres.stop()
})

test('what a killed Kontor left running is found, stopped and started anew', async () => {
  const module = fileURLToPath(new URL('./embedded.ts', import.meta.url))
  const script = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(module)})
    const postgres = await startEmbeddedPostgres({
      dataDir: ${JSON.stringify(dataDir)}, durability: 'off', log: () => {} })
    console.log(postgres.pid)
    setInterval(() => {}, 1000)`
  const other = spawn(process.execPath, ['--input-type=module', '-e', script])
  const orphan = Number(await new Promise((settle) => other.stdout.once('data', settle)))
  other.kill('SIGKILL')
  await new Promise((settle) => other.once('exit', settle))
  expect(() => process.kill(orphan, 0)).not.toThrow()

  const postgres = await start()
  opened.push(postgres)
  expect(postgres.joined).toBe(false)
  expect(postgres.pid).not.toBe(orphan)
  expect(await ask(postgres.url, 'select answer from kept')).toBe(42)
  await postgres.stop()
})

test('a Kontor that ends without a word takes its PostgreSQL along', async () => {
  const module = fileURLToPath(new URL('./embedded.ts', import.meta.url))
  const script = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(module)})
    const postgres = await startEmbeddedPostgres({
      dataDir: ${JSON.stringify(dataDir)}, durability: 'off', log: () => {} })
    console.log(postgres.pid)`
  const other = spawn(process.execPath, ['--input-type=module', '-e', script])
  const pid = Number(await new Promise((settle) => other.stdout.once('data', settle)))
  await new Promise((settle) => other.once('exit', settle))
  await expect.poll(() => isGone(pid), { timeout: 20_000 }).toBe(true)
})

function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return /\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return true
  }
}

test('a stale pid file that names a living stranger does not stop a start', async () => {
  writeFileSync(join(dataDir, 'cluster', 'postmaster.pid'), `${process.pid}\n/elsewhere\n0\n5432\n`)
  const postgres = await start()
  opened.push(postgres)
  expect(await ask(postgres.url, 'select 1')).toBe(1)
  await postgres.stop()
})

test('a taken port is refused by number when asked for', async () => {
  const postgres = await start()
  opened.push(postgres)
  const port = Number(new URL(postgres.url).port)
  const message = await refusalOf(start({ dataDir: join(home, 'second'), port }))
  expect(message).toBe(`The database cannot start: port ${port} is in use.`)
  await postgres.stop()
})

test('a folder of another PostgreSQL version is refused in one line', async () => {
  const version = join(dataDir, 'cluster', 'PG_VERSION')
  writeFileSync(version, '12\n')
  const message = await refusalOf(start())
  expect(message).toMatch(/made by PostgreSQL 12, and this Kontor brings 18/)
  expect(message).not.toContain('\n')
  writeFileSync(version, '18\n')
})

test('a folder that cannot be read or is no folder is refused in one line', async () => {
  const closed = join(home, 'unreadable')
  mkdirSync(closed, { mode: 0o000 })
  expect(await refusalOf(start({ dataDir: closed }))).toMatch(/no permission to read and write/)
  chmodSync(closed, 0o700)

  const file = join(home, 'file')
  writeFileSync(file, '')
  const message = await refusalOf(start({ dataDir: join(file, 'postgres') }))
  expect(message).toMatch(/^The database folder cannot be used/)
  expect(message).not.toContain('\n')
})

test('the folder may lie below a closed home, also for root', async () => {
  const closed = mkdtempSync(join(home, 'home-'))
  const postgres = await start({ dataDir: join(closed, 'project', 'postgres') })
  opened.push(postgres)
  expect(await ask(postgres.url, 'select 1')).toBe(1)
  const settings = readFileSync(join(closed, 'project', 'postgres', 'settings.json'), 'utf8')
  const { cluster } = JSON.parse(settings) as { cluster: string }
  await postgres.stop()
  expect(cluster.startsWith(home)).toBe(process.getuid?.() !== 0)
  await removeEmbeddedPostgres(join(closed, 'project', 'postgres'))
  expect(existsSync(cluster)).toBe(false)
})
