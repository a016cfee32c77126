/** Where the picture lies behind its frame: moved from the middle, and how much larger than it must be. */
export interface Crop {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

export const START: Crop = { x: 0, y: 0, zoom: 1 }
const WIDTH = 1200

interface Size {
  readonly width: number
  readonly height: number
}

/** What is kept, in pixels. */
export function sizeOf(ratio: number): Size {
  return { width: WIDTH, height: Math.round(WIDTH / ratio) }
}

/** Moved, but never so far that the frame shows beside the picture. */
export function moved(crop: Crop, picture: Size, frame: Size, by: { x: number; y: number }): Crop {
  const drawn = drawnSize(picture, frame, crop.zoom)
  const most = { x: (drawn.width - frame.width) / 2, y: (drawn.height - frame.height) / 2 }
  return {
    ...crop,
    x: Math.max(-most.x, Math.min(most.x, crop.x + by.x)),
    y: Math.max(-most.y, Math.min(most.y, crop.y + by.y)),
  }
}

/** Draw what the frame shows. */
export function cropped(canvas: HTMLCanvasElement, picture: ImageBitmap, crop: Crop): void {
  const drawn = drawnSize(picture, canvas, crop.zoom)
  canvas
    .getContext('2d')
    ?.drawImage(
      picture,
      (canvas.width - drawn.width) / 2 + crop.x,
      (canvas.height - drawn.height) / 2 + crop.y,
      drawn.width,
      drawn.height,
    )
}

/** Covers the frame, then as much larger as asked. */
function drawnSize(picture: Size, frame: Size, zoom: number): Size {
  const scale = Math.max(frame.width / picture.width, frame.height / picture.height) * zoom
  return { width: picture.width * scale, height: picture.height * scale }
}
