/** What the migrations say of their tables: the comment above each `create table`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** `ledger.entries` → the sentence above it, where there is one. */
export function tableComments(folder: string): ReadonlyMap<string, string> {
  const migrations = join(folder, 'migrations')
  if (!existsSync(migrations)) return new Map()
  const files = readdirSync(migrations)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  return new Map(
    files.flatMap((name) => [...commentsIn(readFileSync(join(migrations, name), 'utf8'))]),
  )
}

/** The same for the text of one migration. */
export function commentsIn(sql: string): Map<string, string> {
  const found = new Map<string, string>()
  let said: string[] = []
  for (const line of sql.split('\n')) {
    const comment = /^-- ?(.*)$/.exec(line)
    const made = /^create table (?:if not exists )?([\w.]+)/.exec(line)
    if (made?.[1] && said.length > 0) found.set(made[1], said.join(' '))
    if (comment) said.push(comment[1] ?? '')
    else said = []
  }
  return found
}
