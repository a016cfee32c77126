import { spawnSync } from 'node:child_process'
import { existsSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { webFingerprint } from '../../../../tools/build-web.ts'

const ROOT = resolve(import.meta.dirname, '..', '..', '..', '..')

/**
 * The web app as it goes out, built from exactly these sources: once per state of them, into a
 * folder that never changes afterwards, so that several test files can serve it at one time.
 */
export function builtWeb(): string {
  const home = join(tmpdir(), `kontor-web-${webFingerprint().slice(0, 16)}`)
  if (existsSync(home)) return home

  const unfinished = `${home}.${process.pid}`
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'tools', 'build-web.ts'), unfinished],
    // Vitest's own NODE_ENV would make a development build of React.
    { cwd: ROOT, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production' } },
  )
  if (status !== 0) throw new Error(`The web app could not be built: ${stderr}`)
  try {
    renameSync(unfinished, home)
  } catch {
    // Another file of this run was faster.
    rmSync(unfinished, { recursive: true, force: true })
  }
  return home
}
