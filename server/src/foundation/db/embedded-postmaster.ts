/** One run of the PostgreSQL server: started with our settings, waited for, ended in good order. */
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, statSync } from 'node:fs'
import { join, parse } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Account } from './embedded-account.ts'
import type { Binaries } from './embedded-binaries.ts'
import { environment } from './embedded-cluster.ts'
import { explain } from './embedded-error.ts'
import { isAlive, runningPostmaster } from './embedded-owner.ts'

/** What one run needs to know. */
export interface Plan {
  readonly folder: string
  readonly cluster: string
  readonly port: number
  readonly durability: 'on' | 'off'
  readonly binaries: Binaries
  readonly account: Account | undefined
  readonly log: (line: string) => void
}

const READY_WITHIN_MS = 120_000
const STOPPED_WITHIN_MS = 30_000
const LOG_BYTES = 5 * 1024 * 1024

/** Starts the postmaster and waits until it takes connections. */
export async function launch(plan: Plan): Promise<ChildProcess> {
  const until = Date.now() + READY_WITHIN_MS
  for (let patience = 20; ; patience--) {
    const child = spawnPostgres(plan)
    // Kontor may be told to end while we wait.
    const atExit = () => child.kill('SIGQUIT')
    process.once('exit', atExit)
    let failed: Error | undefined
    child.once('error', (error) => (failed = error))
    while (child.exitCode === null && child.signalCode === null && !failed) {
      const running = runningPostmaster(plan.cluster)
      if (running?.pid === child.pid && running?.ready) {
        process.off('exit', atExit)
        return child
      }
      if (Date.now() > until) {
        child.kill('SIGQUIT')
        failed = new Error('it was not ready within two minutes')
      }
      await sleep(20)
    }
    process.off('exit', atExit)
    const said = failed ? String(failed) : tailOfLog(plan.folder)
    // Sessions of a killed postmaster need a moment to notice; until then their memory is held.
    const held = /pre-existing shared memory block|is another postmaster/.test(said)
    if (!held || patience === 0) throw explain('The database cannot start', said, plan.cluster)
    await sleep(500)
  }
}

function spawnPostgres(plan: Plan): ChildProcess {
  const path = join(plan.folder, 'postgres.log')
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  const logFile = openSync(path, size > LOG_BYTES ? 'w' : 'a', 0o600)
  const options = settingsFor(plan).flatMap((setting) => ['-c', setting])
  const child = spawn(plan.binaries.postgres, ['-D', plan.cluster, ...options], {
    ...plan.account,
    cwd: parse(plan.cluster).root,
    env: environment(),
    detached: true,
    stdio: ['ignore', logFile, logFile],
  })
  closeSync(logFile)
  child.unref()
  return child
}

/** PostgreSQL's settings for one small machine that also runs everything else. */
function settingsFor({ port, durability }: Plan): string[] {
  const always = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'max_connections=200',
    'timezone=UTC',
    'log_timezone=UTC',
    // What people typed must not end in a log: no statements, no DETAIL lines.
    'log_min_error_statement=panic',
    'log_error_verbosity=terse',
    'work_mem=8MB',
    'maintenance_work_mem=64MB',
    'jit=off',
    // Parallel workers need shared memory that a container may not have, and two cores gain little.
    'max_parallel_workers_per_gather=0',
  ]
  const safe = [
    'shared_buffers=256MB',
    'effective_cache_size=1GB',
    'fsync=on',
    'synchronous_commit=on',
    'full_page_writes=on',
    'wal_compression=on',
    'max_wal_size=1GB',
  ]
  const fast = [
    'shared_buffers=128MB',
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'wal_level=minimal',
    'max_wal_senders=0',
    'max_wal_size=512MB',
  ]
  return [...always, ...(durability === 'on' ? safe : fast)]
}

function tailOfLog(folder: string): string {
  try {
    return readFileSync(join(folder, 'postgres.log'), 'utf8').slice(-2_000)
  } catch {
    return ''
  }
}

/** Fast shutdown first (open work is rolled back), immediate shutdown if it does not end. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!isAlive(pid)) return
    process.kill(pid, signal)
    const until = Date.now() + STOPPED_WITHIN_MS
    while (isAlive(pid) && Date.now() < until) await sleep(20)
  }
}
