import sharp from 'sharp'

/** A JPEG as a phone would take it: something to see, and large enough to be made smaller. */
export function aPhoto(colour = '#3a7d6c'): Promise<Buffer> {
  return sharp({ create: { width: 800, height: 600, channels: 3, background: colour } })
    .jpeg()
    .toBuffer()
}
