import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type Config, readConfig } from '#foundation/config'
import { Database, isConnectionLoss } from '#foundation/db'
import { randomToken } from '#foundation/ids'
import { log, startLog } from '#foundation/telemetry'
import { adjustableClock, type Clock, systemClock } from '#foundation/time'
import { banner } from './banner.ts'
import type { CommandOptions } from './command-options.ts'
import { type Kontor, logSink, migrateAll, prefixOf, type Role, startKontor } from './compose.ts'
import { type OpenedDatabase, openDatabase } from './open-database.ts'
import { seedOnce } from './seed-demo.ts'

const ROOT = resolve(import.meta.dirname, '..', '..')
/** A second Ctrl-C within this time is the same one; a later one means now. */
const SAME_SIGNAL_MS = 2000
const STOP_WITHIN_MS = 15_000
const CITY_STOPS_WITHIN_MS = 2000
/** A child's standard input ends when this process does, however it ends, and then the child goes too. */
const ENDS_WITH_US =
  'data:text/javascript,process.stdin.on("end",()=>process.exit(0)).resume().unref()'

/** What stands so far, so that a signal in the middle of a start takes it down again. */
interface Standing {
  opened?: OpenedDatabase
  logs?: { stop(): Promise<void> }
  kontor?: Kontor
  city?: ChildProcess
}

/** Serve in these roles until a signal ends it. */
export async function serveForever(roles: readonly Role[], options: CommandOptions): Promise<void> {
  const asked = untilSignal()
  process.on('unhandledRejection', outliveLostConnections)
  const standing: Standing = {}
  try {
    await Promise.race([build(standing, roles, options), asked])
    await asked
    console.log('Stopping…')
    await stopAll(standing)
  } catch (error) {
    // Whatever else still hangs on the database, the reason comes first and the process ends.
    await standing.opened?.stop().catch(() => {})
    throw error
  }
  process.exit(0)
}

async function build(
  standing: Standing,
  roles: readonly Role[],
  options: CommandOptions,
): Promise<void> {
  const started = performance.now()
  const config = readConfig()
  const steps: [string, string][] = []
  const opened = await openDatabase(config, (line) => console.log(`  ${line}`))
  standing.opened = opened
  steps.push(['Database', opened.says])
  const ran = await migrateAll(opened.url)
  steps.push(['Migrations', ran.length === 0 ? 'up to date' : `${ran.length} ran`])
  standing.logs = keepLogs(config, opened.url)
  const kontor = await start(config, opened.url, roles, options)
  standing.kontor = kontor
  const seeded =
    config.KONTOR_DEMO && roles.includes('api') ? await seedOnce(kontor, config) : undefined
  if (seeded) steps.push(['Demo', seeded])
  standing.city = startCity(kontor, config, roles, options)
  banner(kontor, config, {
    steps,
    roles,
    city: standing.city !== undefined,
    startedMs: performance.now() - started,
  })
}

/** The log keeps info and above in the database; a pool of its own, so that it never waits for requests. */
function keepLogs(config: Config, databaseUrl: string): { stop(): Promise<void> } {
  const database = new Database({ url: databaseUrl, connections: 2 })
  const sink = logSink(database)
  startLog({ level: config.LOG_LEVEL, console: true, sink })
  return {
    async stop() {
      await sink.stop()
      await database.close()
    },
  }
}

async function start(
  config: Config,
  databaseUrl: string,
  roles: readonly Role[],
  options: CommandOptions,
): Promise<Kontor> {
  const clock: Clock = config.KONTOR_DEMO ? adjustableClock() : systemClock
  const webFolder = join(ROOT, 'web', 'dist')
  return startKontor({
    config,
    databaseUrl,
    clock,
    roles,
    products: options.products,
    secret: await secretOf(config),
    webFolder: existsSync(join(webFolder, 'index.html')) ? webFolder : undefined,
  })
}

/** KONTOR_SECRET, or one that is made once and kept in the data folder for its owner only. */
async function secretOf(config: Config): Promise<string> {
  if (config.KONTOR_SECRET) return config.KONTOR_SECRET
  const file = join(config.KONTOR_DATA_DIR, 'secret')
  const kept = await readFile(file, 'utf8').catch(() => '')
  if (kept.length >= 32) return kept
  const made = randomToken(48)
  await mkdir(config.KONTOR_DATA_DIR, { recursive: true })
  await writeFile(file, made, { mode: 0o600 })
  return made
}

/** The living city, in a process of its own: it knows nothing but the public API. */
function startCity(
  kontor: Kontor,
  config: Config,
  roles: readonly Role[],
  options: CommandOptions,
): ChildProcess | undefined {
  const script = join(ROOT, 'simulator', 'main.ts')
  const wanted =
    config.KONTOR_DEMO &&
    config.KONTOR_CITY &&
    options.city &&
    roles.includes('api') &&
    roles.includes('worker')
  if (!wanted || !existsSync(script)) return undefined
  // Of every product, in one process; those that nobody plays yet are left alone there.
  const addresses = kontor.products.flatMap((product) => [
    '--live',
    `${product.name}=${kontor.url}${prefixOf(product, options.products)}`,
  ])
  const city = spawn(process.execPath, ['--import', ENDS_WITH_US, script, ...addresses], {
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  city.on('error', () => {})
  return city
}

/** A promise that a library dropped while PostgreSQL was away is no reason to end; any other is a bug. */
function outliveLostConnections(reason: unknown): void {
  if (!isConnectionLoss(reason)) throw reason
  log().warn({ error: String(reason) }, 'something was dropped with its database connection')
}

/** Until Ctrl-C or a polite kill; a second one, later, ends at once. */
function untilSignal(): Promise<void> {
  return new Promise((resolve_) => {
    let first = 0
    const hear = () => {
      const now = performance.now()
      if (first === 0) {
        first = now
        resolve_()
      } else if (now - first > SAME_SIGNAL_MS) process.exit(130)
    }
    process.on('SIGINT', hear)
    process.on('SIGTERM', hear)
  })
}

async function stopAll({ opened, logs, kontor, city }: Standing): Promise<void> {
  const late = setTimeout(() => process.exit(1), STOP_WITHIN_MS)
  if (city) await stopCity(city)
  await kontor?.stop()
  await logs?.stop()
  await opened?.stop()
  clearTimeout(late)
}

/** Politely, and then not. */
function stopCity(city: ChildProcess): Promise<void> {
  if (city.exitCode !== null || city.signalCode !== null) return Promise.resolve()
  return new Promise((gone) => {
    const impatient = setTimeout(() => city.kill('SIGKILL'), CITY_STOPS_WITHIN_MS)
    city.once('exit', () => {
      clearTimeout(impatient)
      gone()
    })
    city.kill('SIGTERM')
  })
}
