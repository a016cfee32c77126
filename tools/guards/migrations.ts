/** How a migration is named and how it begins. */
import { schemaOf } from './sql.ts'

export interface MigrationFile {
  /** The room it belongs to: `ledger`, `stripe-sandbox`, `foundation`. */
  readonly source: string
  readonly name: string
  readonly text: string
}

/** Each file that has another's number, not its room's name, or does not begin by saying why. */
export function migrationBreaches(files: readonly MigrationFile[]): string[] {
  const counts = new Map<string, number>()
  return files.flatMap(({ source, name, text }) => {
    const number = (counts.get(source) ?? 0) + 1
    counts.set(source, number)
    const room = schemaOf(source)
    return [
      ...(name.startsWith(String(number).padStart(4, '0'))
        ? []
        : [`${source}/${name} is not the next number, ${number}`]),
      ...(new RegExp(`^\\d{4}_${room}(_[a-z0-9]+)*\\.sql$`).test(name)
        ? []
        : [`${source}/${name} is not named after ${source}`]),
      ...(/^-- \S/.test(text) ? [] : [`${source}/${name} does not begin by saying why`]),
    ]
  })
}
