/**
 * Start Kontor: `node server/src/main.ts [all|api|realtime|worker|migrate|…] [--product name]`.
 * `npm start` runs everything in one process on a PostgreSQL from npm.
 */
import { parseArgs } from 'node:util'
import { ConfigProblem } from '#foundation/config'
import { DatabaseStartError, MigrationProblem } from '#foundation/db'
import { runCommand } from './commands.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  allowNegative: true,
  options: {
    product: { type: 'string', multiple: true },
    plan: { type: 'boolean' },
    city: { type: 'boolean', default: true },
  },
})

/** What people mend themselves is said in one line; anything else is a bug and shows where. */
function inOneLine(error: unknown): string {
  if (
    error instanceof ConfigProblem ||
    error instanceof DatabaseStartError ||
    error instanceof MigrationProblem
  )
    return error.message
  if (error instanceof Error && 'code' in error) {
    const at = 'path' in error ? String(error.path) : ''
    const port = 'port' in error ? String(error.port) : ''
    switch (error.code) {
      case 'EADDRINUSE':
        return `Port ${port} is in use. Stop what listens there, or set PORT to another one.`
      case 'EADDRNOTAVAIL':
        return `HOST is no address of this machine: ${error.message}.`
      case 'EACCES':
      case 'EPERM':
        return at
          ? `No right to use ${at}.`
          : `No right to use port ${port}. Set PORT to one above 1023.`
      case 'EROFS':
        return `${at} is on a read-only file system. Set KONTOR_DATA_DIR to a folder that can be written.`
      case 'ENOTDIR':
      case 'EEXIST':
        return `${at} is not a folder. Set KONTOR_DATA_DIR to one.`
      case 'ENOSPC':
      case '53100':
        return 'The disk is full.'
      case '42501':
        return `The database user may not do what Kontor needs: ${error.message}.`
      case 'ECONNREFUSED':
      case 'ECONNRESET':
        return 'The database went away during the start.'
    }
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

try {
  await runCommand(positionals, {
    products: values.product?.map(String),
    plan: values.plan === true,
    city: values.city !== false,
  })
} catch (error) {
  console.error(inOneLine(error))
  process.exit(1)
}
