import { sql, type Tx } from '#foundation/db'

export interface FileRow {
  readonly id: string
  readonly owner_id: string | null
  readonly name: string
  readonly content_type: string
  readonly bytes: number
  readonly width: number | null
  readonly height: number | null
  readonly has_small: boolean
  readonly sha256: string
  readonly scan: 'clean' | 'not_scanned'
  readonly about: string | null
  readonly created_at: Date
}

const columns = sql`
  id, owner_id, name, content_type, bytes, width, height, has_small, sha256, scan, about, created_at`

export type NewFile = Omit<FileRow, 'created_at'>

export function insertFile(tx: Tx, file: NewFile): Promise<FileRow> {
  return tx.one<FileRow>(sql`
    insert into files.files
           (id, owner_id, name, content_type, bytes, width, height, has_small, sha256, scan, about,
            attached_at, created_at)
    values (${file.id}, ${file.owner_id}, ${file.name}, ${file.content_type}, ${file.bytes},
            ${file.width}, ${file.height}, ${file.has_small}, ${file.sha256}, ${file.scan},
            ${file.about}, ${file.about === null ? null : tx.now}, ${tx.now})
    returning ${columns}`)
}

export function findFile(tx: Tx, id: string): Promise<FileRow | undefined> {
  return tx.maybe<FileRow>(sql`
    select ${columns} from files.files
     where org_id = ${tx.orgId} and id = ${id} and forgotten_at is null`)
}

export function lockFile(tx: Tx, id: string): Promise<FileRow | undefined> {
  return tx.maybe<FileRow>(sql`
    select ${columns} from files.files
     where org_id = ${tx.orgId} and id = ${id} and forgotten_at is null
       for update`)
}

export function writeAttachment(tx: Tx, id: string, about: string): Promise<number> {
  return tx.run(sql`
    update files.files set about = ${about}, attached_at = ${tx.now}
     where org_id = ${tx.orgId} and id = ${id}`)
}

/** Nobody sees it any more; its name goes too, for it may say something about a person. */
export function writeForgotten(tx: Tx, id: string): Promise<number> {
  return tx.run(sql`
    update files.files set forgotten_at = ${tx.now}, name = 'removed'
     where org_id = ${tx.orgId} and id = ${id} and forgotten_at is null`)
}

export async function countUnused(tx: Tx, ownerId: string | null): Promise<number> {
  const row = await tx.one<{ n: number }>(sql`
    select count(*)::int as n from files.files
     where org_id = ${tx.orgId} and owner_id = ${ownerId} and about is null and forgotten_at is null`)
  return row.n
}

/** Ids of files that nothing used since then, oldest first. */
export async function listUnused(tx: Tx, before: Date, limit: number): Promise<string[]> {
  const rows = await tx.many<{ id: string }>(sql`
    select id from files.files
     where org_id = ${tx.orgId} and about is null and forgotten_at is null and created_at < ${before}
     order by created_at
     limit ${limit}
       for update skip locked`)
  return rows.map((row) => row.id)
}

/** Ids of files of an owner that nothing uses, or only the owner's own profile. */
export async function listOwn(tx: Tx, ownerId: string, about: string): Promise<string[]> {
  const rows = await tx.many<{ id: string }>(sql`
    select id from files.files
     where org_id = ${tx.orgId} and owner_id = ${ownerId} and forgotten_at is null
       and (about is null or about = ${about})
     order by id
     limit 1000`)
  return rows.map((row) => row.id)
}
