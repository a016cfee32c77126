import { join } from 'node:path'
import { defineModule, type House } from '#foundation/module'
import { FileForgotten, FileInfected, FileKept } from './events.ts'
import { clamdScanner } from './intake/clamd.adapter.ts'
import { sweepUnused } from './jobs.ts'
import { needs } from './needs.ts'
import { permits } from './permits.ts'
import { routes } from './routes.ts'
import { diskStorage } from './storage/disk.adapter.ts'
import { s3Storage } from './storage/s3.adapter.ts'
import { removeBytes } from './subscribers.ts'
import { keepFilesIn } from './surroundings.ts'

export { attachFile } from './attach-file.ts'
export { FileForgotten, FileInfected, FileKept } from './events.ts'
export { forgetFile, forgetFilesOf } from './forget-file.ts'
export { type Incoming, keepFile } from './keep-file.ts'
export { type FileFacts, readFile } from './read-file.ts'
export { signedUrl, signedUrls } from './signed-url.ts'
export { diskStorage } from './storage/disk.adapter.ts'
export type { Storage } from './storage/storage.ts'
export { keepFilesIn, signAddressesWith } from './surroundings.ts'

export const filesModule = defineModule({
  name: 'files',
  title: 'Files',
  folder: import.meta.dirname,
  needs,
  doors: routes,
  events: [FileKept, FileForgotten, FileInfected],
  subscribers: [removeBytes],
  jobs: [sweepUnused],
  permits,
  async start({ config }: House) {
    keepFilesIn({
      storage: config.S3_BUCKET
        ? s3Storage({
            bucket: config.S3_BUCKET,
            region: config.S3_REGION,
            endpoint: config.S3_ENDPOINT,
            accessKeyId: config.S3_ACCESS_KEY_ID,
            secretAccessKey: config.S3_SECRET_ACCESS_KEY,
          })
        : diskStorage(join(config.KONTOR_DATA_DIR, 'files')),
      scanner: config.CLAMD_URL ? clamdScanner(config.CLAMD_URL) : null,
    })
    return undefined
  },
})
