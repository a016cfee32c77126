/** An empty plate, of a radius of 100. */
export function Plate({ rim = '#fbf6ee', well = '#f1e7d8' }: { rim?: string; well?: string }) {
  return (
    <>
      <circle r="100" fill={rim} />
      <circle r="80" fill={well} />
    </>
  )
}

/** Points around a circle: how many, how far out, from which angle. */
export function around(count: number, radius: number, from = 0) {
  return Array.from({ length: count }, (_, place) => {
    const angle = ((from + (place * 360) / count) * Math.PI) / 180
    return {
      key: `${count}.${radius}.${place}`,
      x: Math.round(Math.cos(angle) * radius * 10) / 10,
      y: Math.round(Math.sin(angle) * radius * 10) / 10,
      angle: from + (place * 360) / count,
    }
  })
}

/** A leaf of something green. */
export function Leaf({
  x,
  y,
  turn,
  fill = '#4f8a46',
}: {
  x: number
  y: number
  turn: number
  fill?: string
}) {
  return (
    <path
      d="M0-15C10-8 10 8 0 15C-10 8-10-8 0-15Z"
      transform={`translate(${x} ${y}) rotate(${turn})`}
      fill={fill}
    />
  )
}
