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
    if (error.code === 'EADDRINUSE')
      return `Port ${'port' in error ? String(error.port) : ''} is in use. Stop what listens there, or set PORT to another one.`
    if (error.code === 'EACCES')
      return `No right to use ${'path' in error ? String(error.path) : 'that port'}. ${error.message}`
    if (error.code === 'ECONNREFUSED' || error.code === 'ENOTFOUND')
      return `No PostgreSQL answers at DATABASE_URL (${error.message}).`
    if (error.code === '28P01' || error.code === '3D000' || error.code === '28000')
      return `PostgreSQL refuses DATABASE_URL: ${error.message}.`
    if (error.code === 'ENOSPC') return 'The disk is full.'
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
