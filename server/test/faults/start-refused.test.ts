import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readConfig } from '#foundation/config'
import { DatabaseStartError, removeEmbeddedPostgres } from '#foundation/db'
import { roomsFor } from '#server/compose'
import { openDatabase } from '#server/open-database'
import { cloneDatabase, dropDatabase, testServerUrl } from '#testing'
import { expectOneLine, launch, listenOn, processesIn } from './support/launch.ts'
import { askAt } from './support/own-postgres.ts'

const home = mkdtempSync(join(tmpdir(), 'kontor-test-'))
chmodSync(home, 0o711)
afterAll(async () => {
  await removeEmbeddedPostgres(join(home, 'busy', 'postgres'))
  rmSync(home, { recursive: true, force: true })
})

const at = (env: Readonly<Record<string, string>>) =>
  openDatabase(readConfig({ KONTOR_DATA_DIR: join(home, 'none'), ...env }), () => {})

/** What a start would say in one line, without a process of its own for each. */
async function saidAt(env: Readonly<Record<string, string>>): Promise<string> {
  const error = await at(env).then(
    () => expect.unreachable('it opened'),
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(DatabaseStartError)
  const { message } = error as Error
  expect(message).not.toMatch(/\n|hidden|wrong/)
  return message
}

test('a database address at which nobody, a wrong password, too little or no PostgreSQL waits', async () => {
  const web = await listenOn(() => 'HTTP/1.1 400 Bad Request\r\n\r\n')
  const mute = await listenOn(() => '')
  const other = (change: (url: URL) => void) => {
    const url = new URL(testServerUrl())
    change(url)
    return url.toString()
  }
  const wrong = other((url) => {
    url.password = 'wrong'
  })
  expect(await saidAt({ DATABASE_URL: 'postgres://me:hidden@127.0.0.1:1/town' })).toBe(
    'Nobody answers at 127.0.0.1:1 (DATABASE_URL): ECONNREFUSED.',
  )
  expect(await saidAt({ DATABASE_URL: wrong })).toMatch(
    /refuses the user of DATABASE_URL: password authentication failed/,
  )
  expect(
    await saidAt({
      DATABASE_URL: other((url) => {
        url.pathname = '/nowhere'
      }),
    }),
  ).toMatch(/has no such database: database "nowhere" does not exist/)
  expect(await saidAt({ DATABASE_URL: `postgres://me:hidden@127.0.0.1:${web}/town` })).toMatch(
    /no PostgreSQL that can be used/,
  )
  expect(await saidAt({ DATABASE_URL: `postgres://me:hidden@127.0.0.1:${mute}/town` })).toMatch(
    /no PostgreSQL that can be used: timeout/,
  )
  expect(await saidAt({ DATABASE_URL: 'postgres://me:hid den@:x/' })).toMatch(
    /^DATABASE_URL is not an address/,
  )
  await expectOneLine(
    launch({ DATABASE_URL: wrong, KONTOR_DATA_DIR: join(home, 'none') }),
    /^PostgreSQL at .* refuses the user of DATABASE_URL: password authentication failed/,
  )
})

test('a migration that was edited after it ran', async () => {
  const url = await cloneDatabase('edited_migration', roomsFor().rooms)
  await askAt(
    url,
    `update foundation.migrations set checksum = 'x' where name = '0002_foundation_tell.sql'`,
  )
  await expectOneLine(
    launch({ DATABASE_URL: url, KONTOR_DATA_DIR: join(home, 'edited') }),
    /^foundation\/0002_foundation_tell\.sql was edited after it ran; add a new file instead$/,
  )
  await dropDatabase('edited_migration')
})

test('a data folder that may not be read, is no folder, is read-only or full', async () => {
  const closed = join(home, 'closed')
  mkdirSync(join(closed, 'postgres'), { recursive: true })
  chmodSync(join(closed, 'postgres'), 0o000)
  await expectOneLine(
    launch({ KONTOR_DATA_DIR: closed }),
    /no permission to read and write .*closed/,
  )
  chmodSync(join(closed, 'postgres'), 0o700)
  expect(await saidAt({ KONTOR_DATA_DIR: '/dev/null/kontor' })).toMatch(/is not a folder/)
  await onSmallDisk('size=32m', async (disk) =>
    expect(await saidAt({ KONTOR_DATA_DIR: disk })).toMatch(/the disk that holds .* is full/),
  )
  await onSmallDisk('ro,size=32m', async (disk) =>
    expect(await saidAt({ KONTOR_DATA_DIR: disk })).toMatch(/is on a read-only file system/),
  )
})

/** With a small file system of its own, where this account may make one (as root, in most containers). */
async function onSmallDisk(options: string, work: (disk: string) => Promise<void>): Promise<void> {
  const disk = mkdtempSync(join(home, 'disk-'))
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', disk]).status !== 0) {
    console.log(`no right to mount a disk (${options}): not tried`)
    return
  }
  try {
    await work(disk)
  } finally {
    spawnSync('umount', [disk])
  }
}

test('a busy port ends the start in one line and leaves no PostgreSQL running', async () => {
  const port = await listenOn(() => '')
  const folder = join(home, 'busy')
  await expectOneLine(
    launch({ KONTOR_DATA_DIR: folder, PORT: String(port) }),
    new RegExp(`^Port ${port} is in use\\.`),
  )
  expect(processesIn(folder)).toEqual([])
})
