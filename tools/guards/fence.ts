/** Whether every table stands behind the fence of its organisation. */
import type { Table } from '../generate/catalog.ts'

/** What a row must satisfy to be seen (using) and written (check) by the application's role. */
const RULE = /^\(org_id = \( SELECT foundation\.current_org\(\) AS current_org\)\)$/

/** Each table that is not behind the fence, and each exemption that is not needed. */
export function fenceBreaches(
  tables: readonly Table[],
  exempt: Readonly<Record<string, string>>,
): string[] {
  const reasonFor = ({ schema, name }: Table) =>
    exempt[`${schema}.${name}`] ?? exempt[`${schema}.*`]
  const idle = Object.keys(exempt).filter((key) => {
    const meant = tables.filter((each) => [nameOf(each), `${each.schema}.*`].includes(key))
    return meant.every((each) => openings(each).length === 0)
  })
  return [
    ...tables.filter((each) => !reasonFor(each)).flatMap(openings),
    ...idle.map((key) => `${key} needs no exemption`),
  ]
}

const nameOf = ({ schema, name }: Table) => `${schema}.${name}`

function openings(table: Table): string[] {
  const name = nameOf(table)
  const rules = table.policies.filter(
    ({ roles }) => roles.includes('kontor_app') || roles.includes('public'),
  )
  const holds = rules.every(({ using, check }) => RULE.test(using ?? '') && RULE.test(check ?? ''))
  const belongs = table.columns.some((column) => column.name === 'org_id' && column.isRequired)
  return [
    ...(belongs ? [] : [`${name} has no org_id that must be given`]),
    ...(table.isFenced ? [] : [`${name} has no row level security`]),
    ...(table.isForced ? [] : [`${name} does not force it on its owner`]),
    ...(rules.length > 0 && holds ? [] : [`${name} lets kontor_app past the organisation`]),
  ]
}
