import sharp from 'sharp'
import { refuse } from '../refusals.ts'

/** A picture as we keep it. */
export interface Picture {
  readonly full: Uint8Array
  readonly small: Uint8Array
  readonly contentType: string
  readonly width: number
  readonly height: number
}

/** More pixels than this are not decoded: a small file can hold a picture of a terabyte. */
const MOST_PIXELS = 50_000_000
/** Longest side of what is kept, and of the thumbnail. */
const FULL_PX = 2560
const SMALL_PX = 320
const AT_ONCE = 2

// A server reads each picture once: libvips' cache would only hold memory.
sharp.cache(false)
sharp.concurrency(1)

let running = 0
const waiting: (() => void)[] = []

/**
 * Decode a picture and write it anew: turned upright, at most 2560 pixels long, in its own format
 * (HEIC becomes JPEG), with a thumbnail of 320 in WebP. What is not pixels is gone: EXIF with the
 * place where it was taken, comments, whatever hides behind the end.
 * Refuses `files.picture_unreadable` and `files.too_many_pixels`.
 */
export async function remake(bytes: Uint8Array, type: string): Promise<Picture> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  try {
    return await encode(bytes, type)
  } catch (error) {
    const isTooLarge = error instanceof Error && /pixel limit/i.test(error.message)
    throw isTooLarge ? refuse.too_many_pixels() : refuse.picture_unreadable()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

async function encode(bytes: Uint8Array, type: string): Promise<Picture> {
  const upright = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
    .autoOrient()
    .resize(FULL_PX, FULL_PX, { fit: 'inside', withoutEnlargement: true })
  const written =
    type === 'image/png'
      ? upright.png({ compressionLevel: 8 })
      : type === 'image/webp'
        ? upright.webp({ quality: 85 })
        : upright.jpeg({ quality: 85 })
  const { data: full, info } = await written.toBuffer({ resolveWithObject: true })
  const small = await sharp(full, { limitInputPixels: MOST_PIXELS })
    .resize(SMALL_PX, SMALL_PX, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 78 })
    .toBuffer()
  return {
    full,
    small,
    contentType: `image/${info.format}`,
    width: info.width,
    height: info.height,
  }
}
