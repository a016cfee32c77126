import type { WorkInputOf } from '#contract/endpoint'
import type { readFile as contract, KeptFile } from '#contract/files'
import type { Tx } from '#foundation/db'
import { type FileRow, findFile } from './files.sql.ts'
import { refuse } from './refusals.ts'
import { signedUrl } from './signed-url.ts'

/** What other rooms learn of a file. */
export interface FileFacts {
  readonly id: string
  readonly ownerId: string | null
  readonly name: string
  readonly contentType: string
  readonly isPicture: boolean
  readonly bytes: number
  readonly scan: 'clean' | 'not_scanned'
  readonly about: string | null
  /** Of the bytes as they are kept, hex. */
  readonly sha256: string
}

/** A file of this organisation, whoever asks. Refuses `files.no_such_file`. */
export async function readFile(tx: Tx, fileId: string): Promise<FileFacts> {
  const file = await findFile(tx, fileId)
  if (!file) throw refuse.no_such_file({ fileId })
  return {
    id: file.id,
    ownerId: file.owner_id,
    name: file.name,
    contentType: file.content_type,
    isPicture: file.content_type.startsWith('image/'),
    bytes: file.bytes,
    scan: file.scan,
    about: file.about,
    sha256: file.sha256,
  }
}

/** A file of mine, or for staff any; to everybody else it is not there. */
export async function readOwnFile(tx: Tx, input: WorkInputOf<typeof contract>): Promise<KeptFile> {
  const file = await findFile(tx, input.fileId)
  const isMine = file?.owner_id != null && file.owner_id === tx.actor.id
  if (!file || !(isMine || tx.actor.permits.has('file.read_any'))) {
    throw refuse.no_such_file({ fileId: input.fileId })
  }
  return keptFile(tx, file)
}

export function keptFile(tx: Pick<Tx, 'orgId' | 'now'>, file: FileRow): KeptFile {
  return {
    id: file.id,
    name: file.name,
    contentType: file.content_type,
    bytes: file.bytes,
    width: file.width,
    height: file.height,
    scan: file.scan,
    url: signedUrl(tx, file.id),
    thumbnailUrl: file.has_small ? signedUrl(tx, file.id, { variant: 'small' }) : null,
    about: file.about,
    createdAt: file.created_at.toISOString(),
  }
}
