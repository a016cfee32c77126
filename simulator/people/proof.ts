/** A small grey square that stands for every photo of finished work (PNG, 8 by 8). */
const PICTURE =
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAEUlEQVQImWPomjUNK2IYWhIAKk1ugYNcPsIAAAAASUVORK5CYII='

export const PROOF: Uint8Array<ArrayBuffer> = Uint8Array.from(Buffer.from(PICTURE, 'base64'))
