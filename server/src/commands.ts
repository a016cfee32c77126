import { readConfig } from '#foundation/config'
import { Database, SYSTEM } from '#foundation/db'
import { listParked, replayParked } from '#foundation/events'
import { log, startLog } from '#foundation/telemetry'
import type { CommandOptions } from './command-options.ts'
import { everyRole, listOrganisationIds, migrateAll, type Role, verifyLedger } from './compose.ts'
import { openDatabase } from './open-database.ts'
import { serveForever } from './serve.ts'

const USAGE = `kontor: all (default) | api | realtime | worker
        migrate [--plan] | ledger:verify | outbox [list | replay [delivery id]]
        --product <name>   run these products only`

/** Run what the command line asks for. Throws on what cannot be done; resolves when it is done or serving. */
export async function runCommand(words: readonly string[], options: CommandOptions): Promise<void> {
  const [command = 'all', ...rest] = words
  if (command === 'all') return serveForever(everyRole, options)
  if (isRole(command)) return serveForever([command], options)
  const config = readConfig()
  startLog({ level: config.LOG_LEVEL, console: true })
  switch (command) {
    case 'migrate':
      return onDatabase((url) => runMigrations(url, options.plan))
    case 'ledger:verify':
      return onDatabase(runVerification)
    case 'outbox':
      return onDatabase((url) => runOutbox(url, rest))
    default:
      console.error(USAGE)
      process.exitCode = 2
  }
}

function isRole(word: string): word is Role {
  return everyRole.some((role) => role === word)
}

async function onDatabase(work: (url: string) => Promise<void>): Promise<void> {
  const opened = await openDatabase(readConfig(), () => {})
  try {
    await work(opened.url)
  } finally {
    await opened.stop()
  }
}

async function runMigrations(url: string, plan: boolean): Promise<void> {
  const names = await migrateAll(url, { plan })
  for (const name of names) console.log(`${plan ? 'would run' : 'ran'}  ${name}`)
  console.log(
    names.length === 0
      ? 'The database is up to date.'
      : `${names.length} migrations${plan ? ' are due' : ' ran'}.`,
  )
}

/** Recompute every balance of every organisation from its entries; exits 1 when one differs. */
async function runVerification(url: string): Promise<void> {
  const database = new Database({ url })
  try {
    const result = await verifyLedger(database)
    console.log(
      JSON.stringify(
        result,
        (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value),
        2,
      ),
    )
    if (result.wrong > 0) process.exitCode = 1
  } finally {
    await database.close()
  }
}

/** List what was given up, or make it due again. */
async function runOutbox(
  url: string,
  [what = 'list', deliveryId]: readonly string[],
): Promise<void> {
  const database = new Database({ url })
  try {
    for (const orgId of await listOrganisationIds(database)) {
      const done = await database.transact({ orgId, actor: SYSTEM }, async (tx) => {
        if (what === 'replay') return `${await replayParked(tx, deliveryId)} made due again`
        const parked = await listParked(tx, 100)
        return (
          parked
            .map(
              (row) =>
                `${row.delivery_id}  ${row.subscriber}  ${row.name}  ${row.last_error ?? ''}`,
            )
            .join('\n') || 'nothing is parked'
        )
      })
      console.log(`${orgId}: ${done}`)
    }
  } finally {
    await database.close()
  }
  log().flush()
}
