import { areaOf, curve, type XY } from './plane.ts'
import type { Random } from './random.ts'

interface Blob {
  readonly at: XY
  readonly radius: number
  /** 0 is a circle, 0.4 is an amoeba. */
  readonly wave: number
  /** East to west, in relation to north to south. */
  readonly stretch?: number
}

/** A round thing with a wavy edge. */
export function blob({ at, radius, wave, stretch = 1 }: Blob, from: Random): XY[] {
  const turns = [from.between(0, 6.3), from.between(0, 6.3), from.between(0, 6.3)]
  const ring: XY[] = []
  for (let i = 0; i < 20; i++) {
    const a = (i / 20) * Math.PI * 2
    const r =
      radius *
      (1 +
        wave *
          (0.5 * Math.sin(2 * a + turns[0]!) +
            0.32 * Math.sin(3 * a + turns[1]!) +
            0.18 * Math.sin(5 * a + turns[2]!)))
    ring.push([at[0] + Math.cos(a) * r * stretch, at[1] + Math.sin(a) * r])
  }
  const smooth = curve(ring, Math.max(16, radius / 9), true)
  return areaOf(smooth) < 0 ? smooth.reverse() : smooth
}
