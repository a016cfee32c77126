/**
 * PostgreSQL without installing anything: the programs come from npm, the files lie in a folder of
 * the project, and Kontor starts, watches and stops it.
 *
 * It runs in a session of its own, so Ctrl-C reaches Kontor first. If Kontor is killed, PostgreSQL
 * runs on; the next start finds it, stops it in good order and starts it anew.
 */
import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { accountForPostgres } from './embedded-account.ts'
import { findBinaries } from './embedded-binaries.ts'
import {
  makeSettings,
  openFolder,
  prepareCluster,
  readSettings,
  type Settings,
  writeSettings,
} from './embedded-cluster.ts'
import { DatabaseStartError, explain } from './embedded-error.ts'
import { leaveOwnership, ownerLives, runningPostmaster, takeOwnership } from './embedded-owner.ts'
import { choosePort } from './embedded-port.ts'
import { launch, type Plan, stopPostmaster } from './embedded-postmaster.ts'

export { DatabaseStartError } from './embedded-error.ts'

export interface EmbeddedPostgresOptions {
  /** The folder for this database alone; made when missing. */
  readonly dataDir: string
  /** A TCP port on 127.0.0.1. Without one a free port is chosen and remembered. */
  readonly port?: number
  /** 'off' trades safety for speed: for tests, whose database nobody keeps. */
  readonly durability?: 'on' | 'off'
  /** Hears one line for each thing worth knowing; never the password. */
  readonly log: (line: string) => void
}

export interface EmbeddedPostgres {
  /** The administrator's address, password included. */
  readonly url: string
  /** The postmaster now; it changes when PostgreSQL had to be started again. */
  readonly pid: number
  /** True when another Kontor runs it, and we only use it. */
  readonly joined: boolean
  /** Stops it in good order and resolves when it is gone. A joined one is left running. */
  stop(): Promise<void>
}

const READY_WITHIN_MS = 120_000
const RESTARTS_PER_MINUTE = 5

/**
 * Starts PostgreSQL on `dataDir`, or joins the one that a living Kontor runs there.
 *
 * @throws DatabaseStartError with one line that names the cause.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const folder = resolve(options.dataDir)
  openFolder(folder)
  if (!takeOwnership(folder)) {
    return (await joinOwner(folder, options.log)) ?? startEmbeddedPostgres(options)
  }

  try {
    const account = accountForPostgres()
    const binaries = findBinaries(account)
    const settings = readSettings(folder) ?? makeSettings(folder, account)
    await stopOrphan(settings.cluster, options.log)
    await prepareCluster(settings, binaries, account)

    const port = await choosePort(options.port, settings.port, options.log)
    writeSettings(folder, { ...settings, port })
    const { durability = 'on', log } = options
    const plan = { folder, cluster: settings.cluster, port, durability, binaries, account, log }
    return await supervise(plan, settings)
  } catch (error) {
    leaveOwnership(folder)
    if (error instanceof DatabaseStartError) throw error
    throw explain('The database cannot start', String(error), folder)
  }
}

/**
 * Uses the PostgreSQL of the Kontor that owns the folder, once it is ready. Undefined when that
 * Kontor ends while we wait: the folder is free then.
 */
async function joinOwner(
  folder: string,
  log: (line: string) => void,
): Promise<EmbeddedPostgres | undefined> {
  const until = Date.now() + READY_WITHIN_MS
  while (Date.now() < until) {
    if (!ownerLives(folder)) return undefined
    const settings = readSettings(folder)
    const running = settings && runningPostmaster(settings.cluster)
    if (settings && running?.ready) {
      log('using the database of the Kontor that already runs here')
      const url = addressOf(settings, running.port)
      return { url, pid: running.pid, joined: true, stop: async () => {} }
    }
    await sleep(50)
  }
  throw new DatabaseStartError(`Another Kontor uses ${folder}, and its database is not ready.`)
}

/** A postmaster left behind by a Kontor that was killed: it ends its work and goes. */
async function stopOrphan(cluster: string, log: (line: string) => void): Promise<void> {
  const orphan = runningPostmaster(cluster)
  if (orphan) {
    log(`stopping the database that an earlier run left behind (process ${orphan.pid})`)
    await stopPostmaster(orphan.pid)
  }
  // Its id may belong to somebody else by now, and PostgreSQL would then refuse to start.
  rmSync(join(cluster, 'postmaster.pid'), { force: true })
}

/** Keeps PostgreSQL running until `stop`: one that dies by itself is started again. */
async function supervise(plan: Plan, settings: Settings): Promise<EmbeddedPostgres> {
  let stopping = false
  let child = await launch(plan)
  let restarting: Promise<void> | undefined
  const restarts: number[] = []

  const watch = () => {
    child.once('exit', (code, signal) => {
      if (stopping) return
      plan.log(`the database ended by itself (${signal ?? code}); starting it again`)
      restarting = startAgain()
    })
  }
  const startAgain = async () => {
    const minuteAgo = Date.now() - 60_000
    restarts.push(Date.now())
    const recent = restarts.filter((at) => at > minuteAgo).length
    if (recent > RESTARTS_PER_MINUTE) return plan.log('the database keeps ending; giving up')
    await sleep(200 * recent)
    if (stopping) return
    try {
      await stopOrphan(plan.cluster, plan.log)
      child = await launch(plan)
      watch()
    } catch (error) {
      plan.log(error instanceof Error ? error.message : String(error))
      if (!stopping) await startAgain()
    }
  }
  watch()

  // The last resort when Kontor ends without calling stop: a fast shutdown, not waited for.
  const atExit = () => {
    if (child.exitCode === null) child.kill('SIGINT')
    leaveOwnership(plan.folder)
  }
  process.once('exit', atExit)

  return {
    url: addressOf(settings, plan.port),
    joined: false,
    get pid() {
      return child.pid ?? 0
    },
    async stop() {
      stopping = true
      await restarting
      process.off('exit', atExit)
      if (child.pid && child.exitCode === null) await stopPostmaster(child.pid)
      leaveOwnership(plan.folder)
    },
  }
}

const addressOf = ({ password }: Settings, port: number) =>
  `postgres://postgres:${password}@127.0.0.1:${port}/postgres`

/**
 * Removes the folder and the cluster that belongs to it, wherever that lies. For databases that
 * nobody keeps, such as those of tests. One left running by a killed Kontor is stopped first.
 */
export async function removeEmbeddedPostgres(dataDir: string): Promise<void> {
  const folder = resolve(dataDir)
  if (ownerLives(folder)) throw new DatabaseStartError(`The database in ${folder} is in use.`)
  const settings = readSettings(folder)
  if (settings) {
    await stopOrphan(settings.cluster, () => {})
    rmSync(resolve(settings.cluster, '..'), { recursive: true, force: true })
  }
  rmSync(folder, { recursive: true, force: true })
}
