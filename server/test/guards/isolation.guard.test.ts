import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#foundation/ids'
import { cloneDatabase, dropDatabase } from '#testing'
import { readCatalog, type Table } from '../../../tools/generate/catalog.ts'
import { rooms } from '../../../tools/generate/documents.ts'
import { fenceBreaches } from '../../../tools/guards/fence.ts'

/** Tables that belong to no organisation, each with the reason. */
const EXEMPT: Readonly<Record<string, string>> = {
  'foundation.migrations': 'which files ran: of the database, the same for everybody',
  'foundation.clock': 'one row: the time of the whole server',
  'foundation.heartbeats': 'workers serve every organisation',
  'foundation.process_minutes': 'a process answers for every organisation; counts and times only',
  'foundation.lifecycle_definitions': 'definitions of the code, the same for everybody',
  'foundation.log_lines': 'lines of the process belong to nobody; it has a fence of its own, below',
  'foundation.socket_attachments': 'pushes on their way between processes of one server',
  'stripe_sandbox.*': 'plays the world outside, where there are no organisations of ours',
}

const [ours, theirs] = [newId(), newId()]
const name = `isolation_${process.pid}`
let url = ''
let tables: Table[] = []
let fenced: Table[] = []
const nameOf = (table: Table) => `${table.schema}.${table.name}`

describe.skipIf(process.env['KONTOR_TEST_WITHOUT_PG'])('the fence between organisations', () => {
  beforeAll(async () => {
    url = await cloneDatabase(name, rooms)
    tables = await readCatalog(url)
    fenced = tables.filter((each) => !EXEMPT[nameOf(each)] && !EXEMPT[`${each.schema}.*`])
    await plantRows()
  })
  afterAll(() => dropDatabase(name))

  test('the guard sees tables', () => {
    expect(fenced.length).toBeGreaterThan(50)
  })

  test('every table belongs to an organisation, and row level security is forced', () => {
    expect(fenceBreaches(tables, EXEMPT)).toEqual([])
  })

  test('the application only reads what belongs to no organisation', () => {
    const open = tables.filter((each) => each.schema === 'foundation' && !fenced.includes(each))
    expect(open.length).toBeGreaterThan(3)
    const writes = (each: Table) => each.appMay.some((verb) => verb !== 'select')
    expect(open.filter(writes).map(nameOf)).toEqual([])
  })

  test('whoever is of an organisation sees its row in every table', async () => {
    expect(await seenAs(ours, fenced)).toEqual(fenced.map(nameOf))
  })

  test('another organisation sees nothing of ours, and no organisation sees nothing', async () => {
    expect(await seenAs(theirs, fenced)).toEqual([])
    expect(await seenAs(undefined, fenced)).toEqual([])
  })

  test('another organisation can change and remove nothing of ours, nor add to it', async () => {
    expect(await writtenAs(theirs)).toEqual([])
    expect(await addedAs(theirs)).toEqual([])
  })

  test('lines of the log are seen by their organisation; those of the process by none', async () => {
    await asOwner((owner) =>
      owner.query(
        `insert into foundation.log_lines (org_id, at, level, message, fields)
         values ($1, now(), 30, 'ours', '{}'), (null, now(), 30, 'the process', '{}')`,
        [ours],
      ),
    )
    const lines = tables.filter((each) => nameOf(each) === 'foundation.log_lines')
    expect(await seenAs(ours, lines)).toEqual(['foundation.log_lines'])
    expect(await seenAs(theirs, lines)).toEqual([])
    expect(await seenAs(undefined, lines)).toEqual([])
  })

  test('the application is neither owner nor exempt, and sees through no view', async () => {
    await asOwner(async (owner) => {
      const { rows: roles } = await owner.query(
        `select rolname from pg_roles
          where rolname in ('kontor_app', 'kontor_worker') and (rolsuper or rolbypassrls or rolcanlogin)`,
      )
      expect(roles).toEqual([])
      const { rows: owned } = await owner.query(
        `select relname from pg_class where pg_get_userbyid(relowner) in ('kontor_app', 'kontor_worker')`,
      )
      expect(owned).toEqual([])
      const { rows: views } = await owner.query(
        `select c.oid::regclass::text as view from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where c.relkind in ('v', 'm') and n.nspname = any($1)
            and not coalesce(c.reloptions::text like '%security_invoker=true%', false)`,
        [[...new Set(tables.map((each) => each.schema))]],
      )
      expect(views).toEqual([])
    })
  })

  test('a planted breach is caught: a table whose fence is taken down', async () => {
    await asOwner((owner) => owner.query('alter table ledger.entries disable row level security'))
    expect(await seenAs(theirs, fenced)).toEqual(['ledger.entries'])
    expect(await seenAs(undefined, fenced)).toEqual(['ledger.entries'])
    expect(await breachesNow()).toContain('ledger.entries has no row level security')
    await asOwner((owner) => owner.query('alter table ledger.entries enable row level security'))
  })

  test('a planted breach is caught: a second policy, and a fence that the owner may pass', async () => {
    await asOwner((owner) =>
      owner.query(
        `create policy too_kind on ledger.holds to kontor_app using (true);
         alter table ledger.accounts no force row level security`,
      ),
    )
    const breaches = await breachesNow()
    expect(breaches).toContain('ledger.accounts does not force it on its owner')
    expect(breaches).toContain('ledger.holds lets kontor_app past the organisation')
    expect(await seenAs(theirs, fenced)).toEqual(['ledger.holds'])
  })
})

test('a planted exemption that is not needed is told', () => {
  expect(fenceBreaches([], { 'ledger.entries': 'because' })).toEqual([
    'ledger.entries needs no exemption',
  ])
})

const breachesNow = async () => fenceBreaches(await readCatalog(url), EXEMPT)

async function asOwner<Answer>(work: (owner: pg.Client) => Promise<Answer>): Promise<Answer> {
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}

/**
 * A row of ours in every table. In this copy of the database everything that asks more of a row
 * than its organisation is taken away; the fence stays.
 */
async function plantRows(): Promise<void> {
  await asOwner(async (owner) => {
    await owner.query(LOOSEN)
    for (const each of fenced.filter(belongs)) {
      await owner.query(`insert into ${nameOf(each)} (org_id) values ($1)`, [ours])
    }
  })
}

const belongs = (table: Table) => table.columns.some((column) => column.name === 'org_id')

const LOOSEN = `do $$
declare it record;
begin
  for it in select con.conrelid::regclass as tab, con.conname as con
              from pg_constraint con join pg_namespace n on n.oid = con.connamespace
             where con.conrelid <> 0 and con.contype in ('c', 'f', 'p', 'u', 'x')
               and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker')
  loop execute format('alter table %s drop constraint if exists %I cascade', it.tab, it.con); end loop;
  for it in select a.attrelid::regclass as tab, a.attname as col
              from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
             where c.relkind = 'r' and a.attnum > 0 and a.attnotnull and a.attidentity = ''
               and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker', 'pg_toast')
  loop execute format('alter table %s alter column %I drop not null', it.tab, it.col); end loop;
  for it in select distinct tgrelid::regclass as tab from pg_trigger where not tgisinternal
  loop execute format('alter table %s disable trigger user', it.tab); end loop;
end $$`

/** A connection as the application's role in an organisation, or in none. */
async function asApp<Answer>(
  orgId: string | undefined,
  work: (app: pg.Client) => Promise<Answer>,
): Promise<Answer> {
  const app = new pg.Client({ connectionString: url, options: '-c role=kontor_app' })
  await app.connect()
  try {
    if (orgId) await app.query(`select set_config('app.org_id', $1, false)`, [orgId])
    return await work(app)
  } finally {
    await app.end()
  }
}

/** Names of the tables in which somebody of this organisation sees a row. */
function seenAs(orgId: string | undefined, of: readonly Table[]): Promise<string[]> {
  return asApp(orgId, async (app) => {
    const seen: string[] = []
    for (const each of of) {
      const { rowCount } = await app.query(`select from ${nameOf(each)}`)
      if (rowCount) seen.push(nameOf(each))
    }
    return seen
  })
}

const FORBIDDEN = '42501'

/** Tables in which this organisation changes or removes a row of ours. */
function writtenAs(orgId: string): Promise<string[]> {
  return asApp(orgId, async (app) => {
    const written: string[] = []
    for (const each of fenced) {
      for (const statement of [
        `update ${nameOf(each)} set org_id = org_id`,
        `delete from ${nameOf(each)}`,
      ]) {
        const touched = await app.query(statement).then(
          ({ rowCount }) => rowCount ?? 0,
          (error: { code?: string }) => (error.code === FORBIDDEN ? 0 : -1),
        )
        if (touched !== 0) written.push(`${statement}: ${touched}`)
      }
    }
    return written
  })
}

/** Tables into which this organisation can write a row as if it were ours. */
function addedAs(orgId: string): Promise<string[]> {
  return asApp(orgId, async (app) => {
    const added: string[] = []
    for (const each of fenced) {
      const code = await app.query(`insert into ${nameOf(each)} (org_id) values ($1)`, [ours]).then(
        () => 'written',
        (error: { code?: string }) => error.code,
      )
      if (code !== FORBIDDEN) added.push(`${nameOf(each)}: ${code}`)
    }
    return added
  })
}
