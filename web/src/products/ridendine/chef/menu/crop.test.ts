import fc from 'fast-check'
import { expect, test } from 'vitest'
import { moved, START, sizeOf } from './crop.ts'

test('wherever it is moved and however it is enlarged, the picture covers its frame', () => {
  const side = fc.integer({ min: 40, max: 6000 })
  const step = fc.record({
    x: fc.integer({ min: -3000, max: 3000 }),
    y: fc.integer({ min: -3000, max: 3000 }),
    zoom: fc.double({ min: 1, max: 3, noNaN: true }),
  })
  fc.assert(
    fc.property(
      side,
      side,
      fc.constantFrom(4 / 3, 1, 5 / 2),
      fc.array(step),
      (width, height, ratio, steps) => {
        const frame = sizeOf(ratio)
        let crop = START
        for (const { x, y, zoom } of steps)
          crop = moved({ x: crop.x, y: crop.y, zoom }, { width, height }, frame, { x, y })
        const scale = Math.max(frame.width / width, frame.height / height) * crop.zoom
        const start = {
          x: (frame.width - width * scale) / 2 + crop.x,
          y: (frame.height - height * scale) / 2 + crop.y,
        }
        expect(start.x).toBeLessThanOrEqual(0.001)
        expect(start.y).toBeLessThanOrEqual(0.001)
        expect(start.x + width * scale).toBeGreaterThanOrEqual(frame.width - 0.001)
        expect(start.y + height * scale).toBeGreaterThanOrEqual(frame.height - 0.001)
      },
    ),
  )
})
