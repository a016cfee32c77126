/** docs/configuration.md: every setting, from the one schema that reads them. */
import { z } from 'zod'
import { settings } from '../../server/src/foundation/config/index.ts'
import { type Document, MADE, table } from './document.ts'

interface Setting {
  readonly type?: string
  readonly format?: string
  readonly enum?: readonly unknown[]
  readonly default?: unknown
  readonly description?: string
  readonly minimum?: number
  readonly maximum?: number
}

export function configurationDocument(): Document {
  const rows = Object.entries(readSettings()).map(([name, setting]) => [
    `\`${name}\``,
    setting.description ?? '',
    kindOf(setting),
    setting.default === undefined ? '–' : `\`${JSON.stringify(setting.default)}\``,
  ])
  const text = `${MADE}
# Configuration

Settings come from the environment and are read once, when a process starts. An empty value counts
as not set. A wrong value stops the process with every problem listed, one line each. What is
printed leaves out secrets, keys, tokens and addresses with passwords. Nothing needs to be set for
the demo.

${table(['Setting', 'What it is', 'Kind', 'Default'], rows)}
`
  return { path: 'docs/configuration.md', text }
}

function readSettings(): Record<string, Setting> {
  const { properties } = z.toJSONSchema(settings, { io: 'output', unrepresentable: 'any' })
  return (properties ?? {}) as Record<string, Setting>
}

function kindOf({ enum: choices, type, minimum, maximum, format }: Setting): string {
  if (choices) return choices.map((choice) => `\`${String(choice)}\``).join(', ')
  if (type === 'boolean') return '`1` or `0`'
  if (type === 'integer') return `${minimum ?? ''} to ${maximum ?? ''}`
  return format === 'uri' ? 'address' : 'text'
}
