/**
 * The folder of one built-in PostgreSQL:
 *
 *   settings.json   port and password (mode 600), and where the cluster lies
 *   owner.json      which Kontor runs it
 *   cluster/        PostgreSQL's own files
 *   postgres.log    what PostgreSQL says, started anew when it grows past 5 MB
 */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, parse, resolve } from 'node:path'
import { type Account, canReach, publicFolder } from './embedded-account.ts'
import type { Binaries } from './embedded-binaries.ts'
import { DatabaseStartError, explain } from './embedded-error.ts'

/** What a start remembers for the next one. The password never leaves this file and the pool. */
export interface Settings {
  readonly port?: number
  readonly password: string
  readonly cluster: string
}

const FREE_BYTES_NEEDED = 96 * 1024 * 1024

/**
 * Makes sure that the folder exists and can be written.
 *
 * @throws DatabaseStartError in one line: unreadable, not a folder, disk full.
 */
export function openFolder(folder: string): void {
  try {
    makeFolder(folder)
    // Root may read anything, so for root the mode says whether the folder is meant to be used.
    if ((statSync(folder).mode & 0o700) !== 0o700) throw new Error('EACCES')
    const probe = join(folder, `.probe.${process.pid}`)
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (error) {
    throw explain('The database folder cannot be used', String(error), folder)
  }
  const { bavail, bsize } = statfsSync(folder)
  if (bavail * bsize < FREE_BYTES_NEEDED) {
    throw explain('The database cannot start', 'ENOSPC', folder)
  }
}

/**
 * One folder after the other from the first that is missing: Node's own `recursive` hides the cause
 * on a read-only disk and does not end below /proc. What we make lets PostgreSQL's account walk
 * through, whatever the umask.
 */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  mkdirSync(folder)
  chmodSync(folder, 0o711)
}

/** What earlier starts remembered; undefined before the first. */
export function readSettings(folder: string): Settings | undefined {
  const path = join(folder, 'settings.json')
  if (!existsSync(path)) return undefined
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Settings
  } catch {
    throw new DatabaseStartError(`The database folder is damaged: ${path} cannot be read.`)
  }
}

/** A new password, and a place for the cluster that `account` can reach. */
export function makeSettings(folder: string, account: Account | undefined): Settings {
  const inside = !account || canReach(folder, account)
  const name = `data-${randomBytes(6).toString('hex')}`
  const settings: Settings = {
    password: randomBytes(24).toString('base64url'),
    cluster: join(inside ? folder : join(publicFolder(account), name), 'cluster'),
  }
  writeSettings(folder, settings)
  return settings
}

/** Remembers `settings`, whole or not at all. */
export function writeSettings(folder: string, settings: Settings): void {
  const path = join(folder, 'settings.json')
  writeFileSync(`${path}.new`, JSON.stringify(settings), { mode: 0o600 })
  renameSync(`${path}.new`, path)
}

/**
 * Creates the cluster on first use. It is made aside and renamed, so a start that was cut short
 * leaves nothing that looks like a database.
 *
 * @throws DatabaseStartError when initdb fails, or the cluster is of another major version.
 */
export async function prepareCluster(
  settings: Settings,
  binaries: Binaries,
  account: Account | undefined,
): Promise<void> {
  const { cluster } = settings
  if (existsSync(join(cluster, 'PG_VERSION'))) return checkVersion(cluster, binaries.major)

  const unfinished = `${cluster}.unfinished`
  const passwordFile = `${cluster}.password`
  try {
    mkdirSync(resolve(cluster, '..'), { recursive: true, mode: 0o711 })
    rmSync(unfinished, { recursive: true, force: true })
    mkdirSync(unfinished, { mode: 0o700 })
    writeFileSync(passwordFile, settings.password, { mode: 0o600 })
    if (account) {
      chownSync(unfinished, account.uid, account.gid)
      chownSync(passwordFile, account.uid, account.gid)
    }
    await initialise(binaries.initdb, unfinished, passwordFile, account)
    renameSync(unfinished, cluster)
  } catch (error) {
    if (error instanceof DatabaseStartError) throw error
    throw explain('The database cannot be created', String(error), cluster)
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(unfinished, { recursive: true, force: true })
  }
}

async function initialise(
  initdb: string,
  cluster: string,
  passwordFile: string,
  account: Account | undefined,
): Promise<void> {
  const options = ['-D', cluster, '-U', 'postgres', '--pwfile', passwordFile]
  options.push('--auth=scram-sha-256', '--locale=C.UTF-8', '-E', 'UTF8')
  const { code, said } = await run(initdb, options, account)
  if (code !== 0) throw explain('The database cannot be created', said, cluster)
}

function checkVersion(cluster: string, major: number): void {
  const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (found !== String(major)) {
    throw new DatabaseStartError(
      `The database in ${cluster} was made by PostgreSQL ${found}, and this Kontor brings ${major}: ` +
        'set KONTOR_DATA_DIR to a new folder, or DATABASE_URL to a server that can read it.',
    )
  }
}

/** Only what PostgreSQL needs; no setting or secret of ours reaches it. */
export function environment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'LD_LIBRARY_PATH']
  const ours = Object.entries(process.env).filter(([name]) => kept.includes(name))
  return { ...Object.fromEntries(ours), LC_ALL: 'C', TZ: 'UTC' }
}

function run(
  command: string,
  options: readonly string[],
  account: Account | undefined,
): Promise<{ code: number; said: string }> {
  return new Promise((settle, fail) => {
    const cwd = parse(command).root
    const child = spawn(command, options, { ...account, cwd, env: environment(), detached: true })
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.on('error', fail)
    child.on('close', (code) => settle({ code: code ?? 1, said }))
  })
}
