/** docs/erd.md: the tables, a drawing for each schema. */

import { isAppendOnly, type Table } from './catalog.ts'
import { counted, type Document, MADE } from './document.ts'

export function erdDocument(tables: readonly Table[]): Document {
  const schemas = [...new Set(tables.map(({ schema }) => schema))]
  const sections = schemas.map((schema) => {
    const own = tables.filter((each) => each.schema === schema)
    return `## ${schema}\n\n${counted(own.length, 'table')}.${appendOnly(own)}\n\n${drawing(own)}`
  })
  const text = `${MADE}
# Tables

One schema for each module and product. Every row has \`org_id\`, left out of the drawings, and is
behind the fence of its organisation. Lines are foreign keys; a key into another schema is drawn
where it starts.

${sections.join('\n\n')}
`
  return { path: 'docs/erd.md', text }
}

function appendOnly(tables: readonly Table[]): string {
  const names = tables.filter(isAppendOnly).map(({ name }) => `\`${name}\``)
  return names.length > 0 ? ` Append only: ${names.join(', ')}.` : ''
}

/** A Mermaid ER drawing of the tables. */
export function drawing(tables: readonly Table[]): string {
  const lines = tables.flatMap((each) => [...box(each), ...wires(each)])
  return ['```mermaid', 'erDiagram', ...lines, '```'].join('\n')
}

function box({ name, columns, references }: Table): string[] {
  const pointing = new Set(references.flatMap((reference) => reference.columns))
  const shown = columns.filter((column) => column.name !== 'org_id')
  return [
    `  ${name} {`,
    ...shown.map((column) => {
      const keys = [...(column.isKey ? ['PK'] : []), ...(pointing.has(column.name) ? ['FK'] : [])]
      return `    ${plain(column.type)} ${column.name}${keys.length > 0 ? ` ${keys.join(', ')}` : ''}`
    }),
    '  }',
  ]
}

function wires({ schema, name, references }: Table): string[] {
  return references.map(({ to, columns }) => {
    const [home, target = ''] = to.split('.')
    const end = home === schema ? target : `"${to}"`
    return `  ${end} ||--o{ ${name} : "${columns.filter((each) => each !== 'org_id').join(', ')}"`
  })
}

/** Mermaid takes a type of one word. */
const plain = (type: string) =>
  type
    .replace('timestamp with time zone', 'timestamptz')
    .replace('time without time zone', 'time')
    .replace('character varying', 'varchar')
    .replace('[]', '_list')
    .replace(/[^\w]+/g, '_')
    .replace(/_$/, '')
