/**
 * PostgreSQL refuses to run as root. When Kontor runs as root it gives the database files to the
 * account called nobody and runs PostgreSQL as that account.
 */
import { mkdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, resolve } from 'node:path'
import { DatabaseStartError } from './embedded-error.ts'

export interface Account {
  readonly uid: number
  readonly gid: number
}

const NOBODY: Account = { uid: 65534, gid: 65534 }

/** The account PostgreSQL must run as, or undefined when it is simply ours. */
export function accountForPostgres(): Account | undefined {
  return process.getuid?.() === 0 ? NOBODY : undefined
}

/** Whether `account` may walk down to the folder `path`: every folder on the way lets it through. */
export function canReach(path: string, account: Account): boolean {
  const folder = resolve(path)
  const { mode, uid, gid } = statSync(folder)
  const mayEnter = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
  if ((mode & mayEnter) === 0) return false
  return dirname(folder) === folder || canReach(dirname(folder), account)
}

/**
 * A folder of the machine where files for `account` may lie when the project's own folder is
 * closed to it, as below a private home.
 *
 * @throws DatabaseStartError when the machine has no such place.
 */
export function publicFolder(account: Account): string {
  for (const base of ['/var/lib', '/var/tmp', tmpdir()]) {
    const folder = resolve(base, 'kontor')
    try {
      mkdirSync(folder, { recursive: true, mode: 0o755 })
      if (canReach(folder, account) && statSync(folder).uid === 0) return folder
    } catch {
      // Not this one; the next may do.
    }
  }
  throw new DatabaseStartError(
    'PostgreSQL cannot run as root, and no folder is open to another account. ' +
      'Run Kontor as an ordinary user, or set DATABASE_URL.',
  )
}
