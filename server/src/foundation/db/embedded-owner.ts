/**
 * Who runs the PostgreSQL of a data folder. One Kontor owns it and stops it at its end; others
 * (a command, a second instance) join it while the owner lives.
 */
import { spawnSync } from 'node:child_process'
import { linkSync, readFileSync, readlinkSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

interface Owner {
  readonly pid: number
  readonly born: string
}

/** Takes the folder for this process; false when another living Kontor has it. */
export function takeOwnership(folder: string): boolean {
  const path = join(folder, 'owner.json')
  const me: Owner = { pid: process.pid, born: bornAt(process.pid) }
  // Written aside and linked in place, so that nobody ever reads half a line.
  const draft = join(folder, `owner.${process.pid}.json`)
  writeFileSync(draft, JSON.stringify(me), { mode: 0o600 })
  try {
    for (let attempt = 0; attempt < 3; attempt++) {
      if (linked(draft, path)) return true
      if (ownerLives(folder)) return false
      rmSync(path, { force: true })
    }
    return false
  } finally {
    rmSync(draft, { force: true })
  }
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** Whether the Kontor that owns the folder still runs. A pid used again by another is not it. */
export function ownerLives(folder: string): boolean {
  const owner = readOwner(folder)
  return owner !== undefined && isAlive(owner.pid) && bornAt(owner.pid) === owner.born
}

/** Gives the folder up, if it is ours. */
export function leaveOwnership(folder: string): void {
  if (readOwner(folder)?.pid === process.pid) rmSync(join(folder, 'owner.json'), { force: true })
}

function readOwner(folder: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'owner.json'), 'utf8')) as Owner
  } catch {
    return undefined
  }
}

/** The postmaster that runs on `cluster`, or undefined; a stale pid file names nobody. */
export function runningPostmaster(
  cluster: string,
): { pid: number; port: number; ready: boolean } | undefined {
  let lines: string[]
  try {
    lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return undefined
  }
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid) || !worksIn(pid, cluster))
    return undefined
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
}

/** Whether a process with this id runs; one that ended but was not yet collected does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  return statOf(pid)?.[0] !== 'Z'
}

/** A mark that differs between two processes that had the same id: the instant of birth. */
function bornAt(pid: number): string {
  if (process.platform === 'linux') return statOf(pid)?.[19] ?? ''
  if (process.platform === 'win32') return ''
  return (
    spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? ''
  )
}

/** Linux: the fields of /proc/<pid>/stat from the state on. The name before them may hold spaces. */
function statOf(pid: number): string[] | undefined {
  if (process.platform !== 'linux') return undefined
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}

function worksIn(pid: number, cluster: string): boolean {
  if (process.platform === 'win32') return true
  if (process.platform !== 'linux') {
    const command = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
    return command.stdout?.includes(cluster) ?? false
  }
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster)
  } catch {
    return false
  }
}
