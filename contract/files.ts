import { z } from 'zod'
import { Done, endpoint } from './endpoint.ts'

/** A kept file, as its owner and those it was shown to see it. */
export const KeptFile = z.object({
  id: z.uuid(),
  name: z.string(),
  contentType: z.string(),
  bytes: z.int(),
  /** Pixels; null for documents. */
  width: z.int().nullable(),
  height: z.int().nullable(),
  /** What a virus scanner said; `not_scanned` where none is set up. */
  scan: z.enum(['clean', 'not_scanned']),
  /** Signed addresses, good for one to two hours. */
  url: z.string(),
  thumbnailUrl: z.string().nullable(),
  /** The thing it belongs to; null until something uses it. */
  about: z.string().nullable(),
  createdAt: z.string(),
})
export type KeptFile = z.infer<typeof KeptFile>

export const uploadFile = endpoint({
  method: 'POST',
  path: '/files',
  summary: 'Upload one picture (JPEG, PNG, WebP, HEIC) or PDF as multipart/form-data, field `file`',
  output: KeptFile,
  refuses: [
    'files.not_a_form',
    'files.no_file',
    'files.type_not_taken',
    'files.picture_unreadable',
    'files.too_many_pixels',
    'files.infected',
    'files.scanner_silent',
    'files.too_many_unused',
    'files.storage_silent',
    'http.too_large',
  ],
  rate: 'upload',
  raw: true,
  status: 201,
})

export const readFile = endpoint({
  method: 'GET',
  path: '/files/:fileId',
  summary: 'What is known of a file of mine, with fresh addresses',
  input: z.object({ fileId: z.uuid() }),
  output: KeptFile,
  refuses: ['files.no_such_file'],
})

export const forgetFile = endpoint({
  method: 'DELETE',
  path: '/files/:fileId',
  summary: 'Remove a file of mine that nothing uses',
  input: z.object({ fileId: z.uuid() }),
  output: Done,
  refuses: ['files.no_such_file', 'files.in_use'],
})

export const downloadFile = endpoint({
  method: 'GET',
  path: '/files/:fileId/content',
  summary: 'The bytes of a file, by a signed address that runs out',
  input: z.object({
    fileId: z.uuid(),
    /** Organisation. */
    o: z.uuid(),
    /** `full` or `small`. */
    v: z.enum(['full', 'small']),
    /** Until when it is good, seconds since 1970. */
    u: z.coerce.number().int().min(0).max(99_999_999_999),
    /** Signature. */
    s: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
  }),
  output: z.unknown(),
  refuses: ['files.address_over', 'files.no_such_file', 'files.storage_silent'],
  auth: 'public',
  raw: true,
})
