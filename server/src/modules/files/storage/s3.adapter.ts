import type { S3Client } from '@aws-sdk/client-s3'
import type { Storage } from './storage.ts'

export interface S3Settings {
  readonly bucket: string
  readonly region?: string
  /** An S3-compatible service; Amazon's own when left out. */
  readonly endpoint?: string
  readonly accessKeyId?: string
  readonly secretAccessKey?: string
}

/**
 * Files in an S3 bucket. The library is large, so it is loaded when the first file comes. Without
 * keys it looks for them where the library does (environment, role of the machine).
 */
export function s3Storage(settings: S3Settings): Storage {
  let loading: Promise<{ s3: typeof import('@aws-sdk/client-s3'); client: S3Client }> | undefined
  const load = () => (loading ??= connect(settings))
  const Bucket = settings.bucket

  return {
    async put(key, bytes, contentType) {
      const { s3, client } = await load()
      await client.send(
        new s3.PutObjectCommand({
          Bucket,
          Key: key,
          Body: bytes,
          ContentType: contentType,
          ContentLength: bytes.byteLength,
        }),
      )
    },
    async get(key) {
      const { s3, client } = await load()
      try {
        const answer = await client.send(new s3.GetObjectCommand({ Bucket, Key: key }))
        return await answer.Body?.transformToByteArray()
      } catch (error) {
        if (error instanceof s3.NoSuchKey) return undefined
        throw error
      }
    },
    async remove(key) {
      const { s3, client } = await load()
      await client.send(new s3.DeleteObjectCommand({ Bucket, Key: key }))
    },
  }
}

async function connect({ region, endpoint, accessKeyId, secretAccessKey }: S3Settings) {
  const s3 = await import('@aws-sdk/client-s3')
  const client = new s3.S3Client({
    region: region ?? 'us-east-1',
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    ...(accessKeyId && secretAccessKey ? { credentials: { accessKeyId, secretAccessKey } } : {}),
    maxAttempts: 3,
    requestHandler: { requestTimeout: 15_000, connectionTimeout: 3000 },
    // Services beside Amazon's do not all know the newer checksums.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })
  return { s3, client }
}
