/** The tables of a migrated database, read from PostgreSQL's own catalog. */
import pg from 'pg'

export interface Column {
  readonly name: string
  readonly type: string
  readonly isRequired: boolean
  readonly isKey: boolean
}

/** A foreign key: these columns of the table point at another table. */
export interface Reference {
  readonly columns: readonly string[]
  /** With its schema: `zenvee.bookings`. */
  readonly to: string
}

export interface Policy {
  readonly name: string
  /** Roles that it speaks of: `kontor_app`, `kontor_worker`; `public` for everyone. */
  readonly roles: readonly string[]
  /** What a row must satisfy to be seen, and to be written. */
  readonly using: string | null
  readonly check: string | null
}

export interface Table {
  readonly schema: string
  readonly name: string
  readonly columns: readonly Column[]
  readonly references: readonly Reference[]
  readonly policies: readonly Policy[]
  readonly isFenced: boolean
  /** Row level security holds for the owner as well. */
  readonly isForced: boolean
  /** What the application's role may do: select, insert, update, delete. */
  readonly appMay: readonly string[]
}

/** Schemas that PostgreSQL and the job engine look after themselves. */
const NOT_OURS = ['pg_catalog', 'information_schema', 'pg_toast', 'graphile_worker', 'public']

/** Every table of ours, by schema and name. `url` is of somebody who owns them. */
export async function readCatalog(url: string): Promise<Table[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<Table>(TABLES, [NOT_OURS])
    return rows
  } finally {
    await client.end()
  }
}

const TABLES = `
  select n.nspname as schema, c.relname as name,
         c.relrowsecurity as "isFenced", c.relforcerowsecurity as "isForced",
         coalesce((
           select json_agg(json_build_object(
                    'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
                    'isRequired', a.attnotnull,
                    'isKey', coalesce(a.attnum = any(k.conkey), false)) order by a.attnum)
             from pg_attribute a
             left join pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
            where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped), '[]') as columns,
         coalesce((
           select json_agg(json_build_object(
                    'columns', (select json_agg(a.attname order by x.place)
                                  from unnest(k.conkey) with ordinality x(attnum, place)
                                  join pg_attribute a on a.attrelid = c.oid and a.attnum = x.attnum),
                    'to', (select tn.nspname || '.' || t.relname
                             from pg_class t join pg_namespace tn on tn.oid = t.relnamespace
                            where t.oid = k.confrelid)) order by k.conname)
             from pg_constraint k where k.conrelid = c.oid and k.contype = 'f'), '[]') as references,
         coalesce((
           select json_agg(json_build_object('name', p.polname,
                    'using', pg_get_expr(p.polqual, p.polrelid),
                    'check', pg_get_expr(p.polwithcheck, p.polrelid), 'roles', (
                    select json_agg(case when role = 0 then 'public' else pg_get_userbyid(role) end)
                      from unnest(p.polroles) role)) order by p.polname)
             from pg_policy p where p.polrelid = c.oid), '[]') as policies,
         array(select verb from unnest(array['select', 'insert', 'update', 'delete']) verb
                where has_table_privilege('kontor_app', c.oid, verb)) as "appMay"
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
   where c.relkind in ('r', 'p') and not n.nspname = any($1)
     and n.nspname not like 'pg\\_temp%' and n.nspname not like 'pg\\_toast%'
   order by n.nspname collate "C", c.relname collate "C"`

/** Rows that are added and read, never changed or taken away, by the application's role. */
export const isAppendOnly = ({ appMay }: Table): boolean =>
  appMay.includes('insert') && !appMay.includes('update') && !appMay.includes('delete')
