import { type Database, sql } from '#foundation/db'
import { describe, type Lifecycle } from './define.ts'

/**
 * Keep each definition under its name and version. Throws when a version that was seen before
 * says something else now: stories that began with it would change under their people.
 */
export async function rememberDefinitions(
  database: Database,
  lifecycles: readonly Lifecycle<any, any>[],
): Promise<void> {
  for (const each of lifecycles) {
    const definition = JSON.stringify(describe(each))
    const [row] = await database.system<{ same: boolean }>(sql`
      with kept as (
        insert into foundation.lifecycle_definitions (name, version, definition)
        values (${each.name}, ${each.version}, ${definition}::jsonb)
            on conflict do nothing
        returning definition
      )
      select definition = ${definition}::jsonb as same from kept
      union all
      select definition = ${definition}::jsonb from foundation.lifecycle_definitions
       where name = ${each.name} and version = ${each.version}
       limit 1`)
    if (row && !row.same)
      throw new Error(`the life story ${each.name} has changed; give it a new version`)
  }
}
