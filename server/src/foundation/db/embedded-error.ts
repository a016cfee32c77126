/** PostgreSQL could not be started; the message is one line for a person, with no secret in it. */
export class DatabaseStartError extends Error {
  override name = 'DatabaseStartError'
}

/** Turns what PostgreSQL or the system said into one line that names the cause. */
export function explain(what: string, said: string, at: string): DatabaseStartError {
  if (/No space left on device|ENOSPC/i.test(said)) {
    return new DatabaseStartError(`${what}: the disk that holds ${at} is full.`)
  }
  if (/Permission denied|EACCES|EPERM|could not change permissions/i.test(said)) {
    return new DatabaseStartError(`${what}: no permission to read and write ${at}.`)
  }
  if (/Read-only file system|EROFS/i.test(said)) {
    return new DatabaseStartError(`${what}: ${at} is on a read-only file system.`)
  }
  if (/user does not exist/i.test(said)) {
    const uid = /user ID (\d+)/.exec(said)?.[1] ?? ''
    return new DatabaseStartError(
      `${what}: the account it runs as (uid ${uid}) has no name on this machine; ` +
        'give it a line in /etc/passwd, or set DATABASE_URL.',
    )
  }
  if (/could not create shared memory segment/i.test(said)) {
    return new DatabaseStartError(`${what}: the machine has too little shared memory.`)
  }
  if (/ENOTDIR|ENOENT|EEXIST/.test(said)) {
    return new DatabaseStartError(`${what}: ${at} is not a folder, and cannot be made one.`)
  }
  const lines = said.split('\n').map((line) => line.trim())
  const telling =
    lines.findLast((line) => /FATAL|PANIC|error:/i.test(line)) ??
    lines.findLast((line) => line !== '')
  return new DatabaseStartError(`${what}: ${telling ?? 'it gave no reason'} (folder ${at}).`)
}
